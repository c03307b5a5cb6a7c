//! Members that no page knows.

use countersign_system::{Chance, Knob};
use serde_json::{Value, json};

use super::edit;

/// Members that no page knows, of each kind, in any object.
pub(super) const KNOB: Knob = Knob {
    name: "unknown-members",
    because: "the pages show what an answer holds, and not that it holds nothing else",
    turn: |_, reply, chance| {
        edit::tree(reply, |tree| {
            edit::objects(tree, &mut |members| {
                if chance.one_in(2) {
                    let (name, value) = unknown(chance);
                    members.insert(name.to_owned(), value);
                }
            });
        });
    },
};

fn unknown(chance: &mut Chance) -> (&'static str, Value) {
    match chance.below(7) {
        0 => ("x_revision", json!(17)),
        1 => ("_links", json!({ "self": { "href": "/api/self" } })),
        2 => ("tags", json!(["new", "größer", 3])),
        3 => ("remarks", Value::Null),
        4 => ("traceId", json!("00-4bf92f3577b34da6-01")),
        5 => ("isArchived", json!(false)),
        _ => ("history", json!([])),
    }
}
