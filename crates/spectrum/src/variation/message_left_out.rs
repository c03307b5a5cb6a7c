//! Statuses without a message in words.

use countersign_system::Knob;
use serde_json::Value;

use super::edit;

/// Statuses without a message in words, or with none in it.
pub(super) const KNOB: Knob = Knob {
    name: "message-left-out",
    because: "spectrum.ruling.answer-members: a message in words has no use in every answer",
    turn: |_, reply, chance| {
        edit::tree(reply, |tree| {
            edit::objects(tree, &mut |members| {
                if !members.contains_key("success") {
                    return;
                }
                match chance.below(4) {
                    0 => _ = members.shift_remove("message"),
                    1 => _ = members.insert("message".to_owned(), Value::Null),
                    2 => _ = members.insert("message".to_owned(), "".into()),
                    _ => {}
                }
            });
        });
    },
};
