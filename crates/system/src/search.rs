//! [`Criteria`] of a search, and the [`Search`] that asks for them.

use serde_json::Value;

/// What a search asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Criteria {
    /// Start of the window, as it is to be written.
    pub start: Option<String>,
    /// End of the window, as it is to be written.
    pub end: Option<String>,
    /// Wanted values of [`System::status_field`].
    pub statuses: Vec<String>,
    /// Whether the longest window is overridden; `None` leaves it out.
    pub unrestricted: Option<bool>,
    /// Other filters by their documented name, in the order in which they
    /// are to be written.
    pub filters: Vec<(String, String)>,
    /// The state of reports to list.
    pub news_state: Option<String>,
    /// The field to sort by, and whether the greatest comes first.
    pub sort: Option<(String, bool)>,
}

/// The request of a search.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Search {
    /// Parameters of the query, not encoded yet.
    pub query: Vec<(String, String)>,
    /// The tree of its body.
    pub body: Option<Value>,
}
