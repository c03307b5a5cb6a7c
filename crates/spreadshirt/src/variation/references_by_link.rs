//! References that have a link alone.

use countersign_system::Knob;

use super::references_by_id::without;

/// References that have a link alone.
pub(super) const KNOB: Knob = Knob {
    name: "references-by-link",
    because: "spreadshirt.ruling.references: an id, a link, or both; the examples show both forms",
    turn: |_, reply, _| without(reply, "id"),
};
