//! Skus of a line item in any order.

use countersign_system::Knob;
use serde_json::Value;

use super::edit;
use super::shuffle::shuffle;

/// Skus of a line item in any order.
pub(super) const KNOB: Knob = Knob {
    name: "sku-order",
    because: "no page says in which order a line item shows its skus",
    turn: |occasion, reply, chance| {
        edit::orders(occasion, reply, |order| {
            edit::within(order, &mut |members| {
                if let Some(Value::Array(units)) = members.get_mut("skuQuantities") {
                    shuffle(units, chance);
                }
            });
        });
    },
};
