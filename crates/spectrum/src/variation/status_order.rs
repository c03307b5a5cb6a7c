//! Statuses of line items in any order, and orders of a list as well.

use countersign_system::Knob;
use serde_json::Value;

use super::edit;
use super::shuffle::shuffle;

/// Statuses of line items in any order, and orders of a list as well.
pub(super) const KNOB: Knob = Knob {
    name: "status-order",
    because: "spectrum.acknowledgement.line-status: a status is under its recipe set id",
    turn: |occasion, reply, chance| {
        let submits = ["acknowledgement", "bulk-acknowledgement", "full-order"];
        if !edit::calls(occasion, &submits) {
            return;
        }
        edit::tree(reply, |tree| {
            edit::objects(tree, &mut |members| {
                if let Some(Value::Array(statuses)) = members.get_mut("statuses") {
                    shuffle(statuses, chance);
                }
            });
            if let Value::Array(orders) = tree {
                shuffle(orders, chance);
            }
        });
    },
};
