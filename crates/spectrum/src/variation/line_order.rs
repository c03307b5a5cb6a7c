//! Line items in any order.

use countersign_system::Knob;
use serde_json::Value;

use super::edit;
use super::shuffle::shuffle;

/// Line items in any order.
pub(super) const KNOB: Knob = Knob {
    name: "line-order",
    because: "no page says in which order an order shows its line items",
    turn: |occasion, reply, chance| {
        edit::orders(occasion, reply, |order| {
            if let Some(Value::Array(lines)) = order.get_mut("lineItems") {
                shuffle(lines, chance);
            }
        });
    },
};
