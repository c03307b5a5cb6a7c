//! Orders that a search finds, in any order.

use countersign_system::Knob;
use serde_json::Value;

use super::edit;
use super::shuffle::shuffle;

/// Orders that a search finds, in any order.
pub(super) const KNOB: Knob = Knob {
    name: "found-order",
    because: "no page says in which order a search lists what it finds",
    turn: |occasion, reply, chance| {
        if edit::calls(occasion, &["search"]) {
            edit::tree(reply, |tree| {
                if let Value::Array(orders) = tree {
                    shuffle(orders, chance);
                }
            });
        }
    },
};
