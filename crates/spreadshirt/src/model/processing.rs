//! [`Processing`]: how far an order's asynchronous reception is, and what
//! goes on of itself (page "Processing States").

use serde::{Deserialize, Serialize};

use super::change::Change;
use super::fulfillment::letters;
use super::state::State;

/// How far an order's asynchronous reception is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Processing {
    /// Taken, and not looked at yet.
    Received,
    /// Created in the platform.
    Created,
    /// It could not be created.
    Error,
}

impl Processing {
    /// Reads the name in any case.
    pub fn read(text: &str) -> Option<Self> {
        match letters(text).as_str() {
            "RECEIVED" => Some(Self::Received),
            "CREATED" => Some(Self::Created),
            "ERROR" => Some(Self::Error),
            _ => None,
        }
    }
}

/// The orders whose time has come, longest waiting first: created where
/// nothing speaks against it, else failed with all that does.
pub(super) fn due(state: &State, now: i64) -> Vec<Change> {
    let orders = state.due(now);
    let changes = orders.map(|order| Change::OrderProcessed {
        order: order.id,
        errors: order.problems().cloned().collect(),
    });
    changes.collect()
}
