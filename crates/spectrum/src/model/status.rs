//! The [`WorkflowStatus`] of a line item.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Where a line item stands in production; the closed list of the page
/// "Order Search".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names are the page's")]
pub enum WorkflowStatus {
    NotStarted,
    InProgress,
    Completed,
    Revision,
    OnHold,
    Approved,
    Delivered,
    Cancelled,
}

impl WorkflowStatus {
    /// Reads the page's spelling; anything else is `None`.
    pub fn read(value: &Value) -> Option<Self> {
        serde::Deserialize::deserialize(value).ok()
    }
}
