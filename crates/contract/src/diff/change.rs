//! A [`Change`]: one difference between two contracts.

use std::fmt;

use serde::Serialize;

use super::rating::Rating;

/// One difference between two contracts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What kind of change it is: a stable word in kebab case
    /// (`required-field-added`). [`rules`](super::rules) has all of them.
    pub what: &'static str,
    /// Where: kind and name of what changed, then places within it
    /// (`message/order/lineItems[n].sku`, `operation/search/response/200`).
    /// What was renamed stands under its new name.
    pub at: String,
    /// What was there, where there was something.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// What is there now, where there is something.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// What it means to clients that kept to the old contract.
    pub clients: Rating,
    /// What it means to endpoints that kept to the old contract.
    pub endpoints: Rating,
    /// Why it is rated so.
    pub because: &'static str,
    /// What is to be looked at again.
    pub stale: Stale,
}

/// What a change makes stale. All lists are sorted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Stale {
    /// Ids of clauses, as the old contract has them.
    pub clauses: Vec<String>,
    /// Ids of operations, of either contract.
    pub operations: Vec<String>,
    /// Names of messages, of either contract.
    pub messages: Vec<String>,
}

impl Change {
    /// The worse of its two ratings.
    pub fn worst(&self) -> Rating {
        self.clients.max(self.endpoints)
    }

    /// The path of the field that it is about, and the name of the field's
    /// message, where it is about a field.
    pub fn field(&self) -> Option<(&str, &str)> {
        let (message, path) = self.at.strip_prefix("message/")?.split_once('/')?;
        Some((message, path))
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.what, self.at)?;
        match (&self.before, &self.after) {
            (Some(before), Some(after)) => write!(f, ": {before} -> {after}"),
            (Some(before), None) => write!(f, ": was {before}"),
            (None, Some(after)) => write!(f, ": {after}"),
            (None, None) => Ok(()),
        }
    }
}
