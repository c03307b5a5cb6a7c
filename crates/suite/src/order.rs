//! [`Order`]s that a scenario names, and what was [`Sent`].

use std::collections::BTreeMap;

use countersign_journal::ExchangeId;
use countersign_system::Plan;
use serde_json::Value;

use crate::phrase::Sender;

/// An order as a scenario speaks of it: a name, a number and how many
/// elements its lists have.
#[derive(Debug, Clone, Default)]
pub(crate) struct Order {
    pub(crate) plan: Plan,
    /// The list whose elements have keys (line items), as the step named it.
    pub(crate) lines: String,
    /// The trees last sent of it, by operation.
    pub(crate) trees: BTreeMap<String, Value>,
}

impl Order {
    /// The keys of its line items.
    pub(crate) fn keys(&self) -> &[String] {
        self.plan.keys.get(&self.lines).map_or(&[], Vec::as_slice)
    }

    /// The list of its line items, as plans count it: the last step of its
    /// path.
    pub(crate) fn list(&self) -> &str {
        let path = self.lines.trim_end_matches("[n]");
        path.rsplit('.').next().unwrap_or(path)
    }

    /// What it is looked up by: the id that the target gave it, or its key
    /// where clients choose that.
    pub(crate) fn handle(&self) -> &str {
        self.plan.id.as_deref().unwrap_or(&self.plan.key)
    }

    /// The key of a line item, counted from 1.
    pub(crate) fn key(&self, line: usize) -> Option<&String> {
        self.keys().get(line.checked_sub(1)?)
    }
}

/// A request that a step sent.
#[derive(Debug, Clone)]
pub(crate) struct Sent {
    pub(crate) exchange: ExchangeId,
    pub(crate) operation: String,
    /// Names of the orders that it speaks of.
    pub(crate) orders: Vec<String>,
    pub(crate) sender: Sender,
    /// Whether it was broken on purpose, so that a refusal is expected.
    pub(crate) broken: bool,
    /// The places that were edited.
    pub(crate) edits: Vec<String>,
    /// Whether a step claims that it is accepted, edited as it is.
    pub(crate) meant: bool,
}

impl Sent {
    /// Whether a refusal is expected: not of edits that are as legal as what
    /// they replace.
    pub(crate) fn is_broken(&self) -> bool {
        self.broken && (!self.meant || self.edits.is_empty())
    }
}

/// The changes of state that a step asked for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Asked {
    pub(crate) sender: Sender,
    /// The requests.
    pub(crate) exchanges: Vec<ExchangeId>,
    /// All states that they named.
    pub(crate) statuses: Vec<String>,
    /// Whether they name something that does not exist, or are another's to
    /// ask for, so that no state that is shown makes them legal.
    pub(crate) nowhere: bool,
    /// By order, what shall be shown at which path of its state.
    pub(crate) changes: BTreeMap<String, BTreeMap<String, String>>,
}

/// The ids that a request of several orders was answered with, each looked up.
#[derive(Debug, Clone)]
pub(crate) struct Resolved {
    pub(crate) request: ExchangeId,
    pub(crate) lookups: Vec<ExchangeId>,
}
