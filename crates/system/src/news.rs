//! Changes of status: asked for by requests, and told as [`News`].

use crate::Instant;

/// A change of status that a request asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusChange {
    /// Id of the entity.
    pub entity: String,
    /// Id of the element of its keyed list; `None` where the entity is named
    /// as a whole.
    pub element: Option<String>,
    /// The status, as the contract spells it.
    pub status: String,
}

/// One report of what has changed.
#[derive(Debug, Clone, PartialEq)]
pub struct News {
    /// Its id.
    pub id: String,
    /// Its own state, as the contract spells it; empty where it is not told.
    pub state: String,
    /// When the report itself was last changed; `None` where it is not told.
    pub modified: Option<Instant>,
    /// What has changed, in the order told; `None` where the answer only
    /// refers to the report.
    pub changes: Option<Vec<Change>>,
}

/// One change that a report tells.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Id of the entity.
    pub entity: String,
    /// Id of the element of its keyed list.
    pub element: String,
    /// The element's key, which the client chose.
    pub key: String,
    /// Its status after the change, as the contract spells it.
    pub status: String,
    /// When.
    pub at: Option<Instant>,
    /// Where it stands in the body: a JSON Pointer or an XPath.
    pub pointer: String,
}
