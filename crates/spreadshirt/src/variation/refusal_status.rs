//! Refusals with another 4xx.

use countersign_system::Knob;

/// Refusals with another 4xx.
pub(super) const KNOB: Knob = Knob {
    name: "refusal-status",
    because: "the page lists no status of a refusal",
    turn: |_, reply, chance| {
        let others: &[u16] = match reply.status {
            400 => &[400, 422, 409],
            401 => &[401, 403],
            403 => &[403, 400, 422],
            404 => &[404, 410, 403, 400],
            409 => &[409, 400, 422, 403],
            _ => return,
        };
        if let Some(other) = chance.pick(others) {
            reply.status = *other;
        }
    },
};
