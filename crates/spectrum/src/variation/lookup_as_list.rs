//! The order of a number in a list of one.

use countersign_system::Knob;
use serde_json::Value;

use super::edit;

/// The order of a number in a list of one.
pub(super) const KNOB: Knob = Knob {
    name: "lookup-as-list",
    because: "spectrum.ruling.order-answer: an order, or a list of one, for a number",
    turn: |occasion, reply, chance| {
        if reply.status == 200 && edit::calls(occasion, &["lookup"]) && chance.one_in(2) {
            edit::tree(reply, |tree| *tree = Value::Array(vec![tree.take()]));
        }
    },
};
