//! What the endpoint says of an order by itself, in other values or not at
//! all.

use countersign_system::Knob;
use serde_json::{Value, json};

use super::edit;

/// What the endpoint says of an order by itself, in other values or not at
/// all.
pub(super) const KNOB: Knob = Knob {
    name: "own-members",
    because: "the example shows clientHandle, locale, orderType, price and reorder; nobody sent them",
    turn: |occasion, reply, chance| {
        edit::orders(occasion, reply, |order| {
            edit::within(order, &mut |members| {
                let own = [
                    ("clientHandle", json!("käufer & co")),
                    ("locale", json!("de-AT")),
                    ("orderType", json!("partner")),
                    ("unitPrice", json!(19.99)),
                    ("isReorder", json!(true)),
                ];
                for (name, other) in own {
                    if !members.contains_key(name) {
                        continue;
                    }
                    match chance.below(4) {
                        0 => _ = members.shift_remove(name),
                        1 => _ = members.insert(name.to_owned(), Value::Null),
                        2 => _ = members.insert(name.to_owned(), other),
                        _ => {}
                    }
                }
            });
        });
    },
};
