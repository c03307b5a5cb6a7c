//! Quantities as text.

use countersign_system::Knob;
use serde_json::Value;

use super::edit;

/// Quantities as text.
pub(super) const KNOB: Knob = Knob {
    name: "quantity-as-text",
    because: "spectrum.ruling.quantity: a number or a text that holds one, in answers too",
    turn: |occasion, reply, chance| {
        edit::orders(occasion, reply, |order| {
            edit::within(order, &mut |members| {
                if let Some(quantity) = members.get_mut("quantity")
                    && quantity.is_number()
                    && chance.one_in(2)
                {
                    *quantity = Value::String(quantity.to_string());
                }
            });
        });
    },
};
