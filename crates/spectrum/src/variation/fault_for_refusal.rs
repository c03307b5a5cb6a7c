//! The documented 500 for what is wrong in itself.

use countersign_system::Knob;

use super::edit;

/// The documented 500 for what is wrong in itself, with its body.
pub(super) const KNOB: Knob = Knob {
    name: "fault-for-refusal",
    because: "spectrum.ruling.unseen-answers: or a 500 with the body that the page shows",
    turn: |occasion, reply, chance| {
        let documents_it = [
            "acknowledgement",
            "bulk-acknowledgement",
            "full-order",
            "search",
        ];
        if reply.status == 400 && edit::calls(occasion, &documents_it) && chance.one_in(3) {
            reply.status = 500;
        }
    },
};
