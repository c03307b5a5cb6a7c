//! Another refusal than 400 of what is wrong in itself.

use countersign_system::Knob;

/// Another refusal than 400 of what is wrong in itself.
pub(super) const KNOB: Knob = Knob {
    name: "refused-status",
    because: "spectrum.ruling.unseen-answers: a refusal is any 4xx",
    turn: |_, reply, chance| {
        if reply.status == 400
            && let Some(status) = chance.pick(&[400, 422, 422, 404, 413, 415])
        {
            reply.status = *status;
        }
    },
};
