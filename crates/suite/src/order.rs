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
}
