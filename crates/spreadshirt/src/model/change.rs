//! A [`Change`] of the state: the model's event, as the sandbox stores it.

use countersign_system::Event;
use serde::{Deserialize, Serialize};

use super::fulfillment::Fulfillment;
use super::order::Order;
use super::state::State;

/// A stored event: what changed, and the stamp that it was given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// The stamp, in milliseconds since the Unix epoch.
    pub clock: i64,
    /// What changed.
    pub change: Change,
}

/// What changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(super) enum Change {
    /// An order was received. Its stamps, and those of its items, are the
    /// event's.
    OrderReceived {
        /// The whole order.
        order: Box<Order>,
    },
    /// A received order was created, or failed.
    OrderProcessed {
        /// Its id.
        order: u64,
        /// Why it failed; empty where it was created.
        errors: Vec<String>,
    },
    /// Items of an order took a step each.
    ItemsStepped {
        /// Its id.
        order: u64,
        /// Items and where they stand since.
        steps: Vec<(u64, Fulfillment)>,
    },
    /// A provider state held an order, or an item of it, before its creation.
    OrderHeld {
        /// Its id.
        order: u64,
        /// The item that is received again; all where none is named, and the
        /// order with them.
        item: Option<u64>,
    },
    /// A report of a partner's news was made.
    ReportMade {
        /// Its id.
        report: u64,
        /// The partner.
        partner: usize,
    },
    /// A report was marked as read.
    ReportDismissed {
        /// Its id.
        report: u64,
    },
}

impl Entry {
    /// The event in the form that is stored.
    pub(super) fn event(&self) -> Event {
        // Plain structs with text keys always have a JSON form; were that to
        // change, reading the null back is an error and not a silent loss.
        Event(serde_json::to_value(self).unwrap_or_default())
    }

    /// Reads a stored event.
    ///
    /// # Errors
    /// A sentence, where the event is not of this model's form.
    pub(super) fn read(event: &Event) -> Result<Self, String> {
        Self::deserialize(&event.0)
            .map_err(|error| format!("the stored event is not of Spreadshirt's form: {error}"))
    }

    /// Brings a state up to date.
    ///
    /// # Errors
    /// A sentence, where the event does not fit the state.
    pub(super) fn apply(self, state: &mut State) -> Result<(), String> {
        let now = self.clock;
        state.wind(now);
        match self.change {
            Change::OrderReceived { mut order } => {
                order.created = now;
                order.modified = now;
                for item in &mut order.items {
                    item.created = now;
                    item.modified = now;
                }
                state.receive(*order)
            }
            Change::OrderProcessed { order, errors } => {
                state.change(order, |order| Ok(order.process(errors, now)))
            }
            Change::ItemsStepped { order, steps } => {
                state.change(order, |order| order.step(&steps, now))
            }
            Change::OrderHeld { order, item } => state.change(order, |order| order.hold(item, now)),
            Change::ReportMade { report, partner } => state.report(report, partner, now),
            Change::ReportDismissed { report } => state.dismiss(report, now),
        }
    }
}
