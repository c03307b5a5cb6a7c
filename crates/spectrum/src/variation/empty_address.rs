//! An address of which nothing is known: no members, null, or no address.

use countersign_system::Knob;
use serde_json::{Map, Value};

use super::edit;

/// An address of which nothing is known: no members, null, or no address.
pub(super) const KNOB: Knob = Knob {
    name: "empty-address",
    because: "spectrum.ruling.order-answer: what a caller did not submit cannot be demanded back",
    turn: |occasion, reply, chance| {
        edit::orders(occasion, reply, |order| {
            for name in ["customerAddress", "shippingAddress"] {
                let address = order.get(name).and_then(Value::as_object);
                if address.is_some_and(|address| !address.values().all(edit::is_empty)) {
                    continue;
                }
                match chance.below(4) {
                    0 => _ = order.insert(name.to_owned(), Value::Null),
                    1 => _ = order.insert(name.to_owned(), Value::Object(Map::new())),
                    2 => _ = order.shift_remove(name),
                    _ => {}
                }
            }
        });
    },
};
