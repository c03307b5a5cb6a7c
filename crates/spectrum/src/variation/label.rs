//! The label of a JSON body in other spellings.

use countersign_system::Knob;

use super::edit;

/// The label of a JSON body in other spellings.
pub(super) const KNOB: Knob = Knob {
    name: "label",
    because: "RFC 9110, 8.3.1: types and parameters may be in any case, and more may follow",
    turn: |_, reply, chance| {
        let spellings = [
            "application/json; charset=utf-8",
            "application/json;charset=\"UTF-8\"",
            "Application/JSON",
            "application/json; odata.metadata=minimal; charset=utf-8",
        ];
        if edit::json(reply).is_some()
            && let Some(spelling) = chance.pick(&spellings)
        {
            edit::header(reply, "content-type", spelling);
        }
    },
};
