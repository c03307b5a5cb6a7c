//! What the endpoint says of an order by itself, in other values or not at
//! all.

use countersign_system::{Chance, Knob};
use serde_json::{Map, Value, json};

use super::edit;

/// What the endpoint says of an order by itself, in other values or not at
/// all; of one order always the same, for no reading may change it.
pub(super) const KNOB: Knob = Knob {
    name: "own-members",
    because: "the example shows clientHandle, locale, orderType, price and reorder; nobody sent them",
    turn: |occasion, reply, _| {
        edit::orders(occasion, reply, |order| {
            let number = order.get("purchaseOrderNumber").map(Value::to_string);
            let mut chance = Chance::new(0, 0, &number.unwrap_or_default());
            let changed = [
                ("clientHandle", changed(&mut chance, json!("käufer & co"))),
                ("locale", changed(&mut chance, json!("de-AT"))),
                ("orderType", changed(&mut chance, json!("partner"))),
                ("unitPrice", changed(&mut chance, json!(19.99))),
                ("isReorder", changed(&mut chance, json!(true))),
            ];
            edit::within(order, &mut |members| {
                for (name, change) in &changed {
                    change.make(members, name);
                }
            });
        });
    },
};

/// What becomes of a member.
enum Changed {
    Stays,
    Goes,
    Becomes(Value),
}

fn changed(chance: &mut Chance, other: Value) -> Changed {
    match chance.below(4) {
        0 => Changed::Goes,
        1 => Changed::Becomes(Value::Null),
        2 => Changed::Becomes(other),
        _ => Changed::Stays,
    }
}

impl Changed {
    fn make(&self, members: &mut Map<String, Value>, name: &str) {
        let Some(member) = members.get_mut(name) else {
            return;
        };
        match self {
            Self::Stays => {}
            Self::Goes => _ = members.shift_remove(name),
            Self::Becomes(value) => member.clone_from(value),
        }
    }
}
