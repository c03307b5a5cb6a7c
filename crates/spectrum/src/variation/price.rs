//! Prices in other spellings of the same number.

use countersign_system::Knob;

use super::edit;

/// Prices in other spellings of the same number.
pub(super) const KNOB: Knob = Knob {
    name: "price",
    because: "RFC 8259, 6: 0, 0.00 and 0e0 are one number",
    turn: |_, reply, chance| {
        if let Some(text) = edit::json(reply)
            && let Some(zero) = chance.pick(&["0", "0.00", "0e0", "0.0E-1"])
        {
            let spelt = format!("\"unitPrice\":{zero}");
            reply.body = text.replace("\"unitPrice\":0.0", &spelt).into_bytes();
        }
    },
};
