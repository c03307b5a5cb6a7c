//! A [`Claim`]: what a `Then` step says of exchanges, as data.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{ExchangeId, ScenarioId};

/// Id of a clause of the contract (`spectrum.shipment.all-or-nothing`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ClauseId(pub String);

impl fmt::Display for ClauseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for ClauseId {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

/// What one `Then` step (or a standing check) says of the exchanges that it
/// names. Together with these it is all that a check may look at, so that
/// the same findings come out of a journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// The clause that it judges.
    pub clause: ClauseId,
    /// The scenario that makes it.
    pub scenario: ScenarioId,
    /// The step's text, without the clause.
    pub step: String,
    /// Name of the check (`unchanged`), the file that judges it.
    pub check: String,
    /// Exchanges by the role that the check knows them by.
    pub exchanges: BTreeMap<String, Vec<ExchangeId>>,
    /// What else the check needs.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub arguments: Value,
    /// Whether a `Given` presupposes it, so that it judges no clause: where it
    /// does not hold, what follows shows nothing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub presupposed: bool,
}
