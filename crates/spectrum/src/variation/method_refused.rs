//! Another refusal than 405 of a method.

use countersign_system::Knob;

/// Another refusal than 405 of a method.
pub(super) const KNOB: Knob = Knob {
    name: "method-refused",
    because: "spectrum.service.method: it is not taken; the pages do not say how",
    turn: |_, reply, chance| {
        if reply.status == 405
            && let Some(status) = chance.pick(&[405, 404, 400, 403])
        {
            reply.status = *status;
            reply.headers.retain(|(name, _)| name != "allow");
        }
    },
};
