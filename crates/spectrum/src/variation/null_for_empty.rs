//! Null for an optional value that is not there.

use countersign_system::Knob;
use serde_json::Value;

use super::edit;

/// Null for an optional value that is not there.
pub(super) const KNOB: Knob = Knob {
    name: "null-for-empty",
    because: "spectrum.ruling.null: null for an optional field is as good as absent",
    turn: |occasion, reply, chance| {
        edit::orders(occasion, reply, |order| {
            edit::within(order, &mut |members| {
                for value in members.values_mut() {
                    if edit::is_empty(value) && chance.one_in(2) {
                        *value = Value::Null;
                    }
                }
            });
        });
    },
};
