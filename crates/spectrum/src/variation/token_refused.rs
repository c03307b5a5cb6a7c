//! 403 for a token that is missing or unknown.

use countersign_system::Knob;

/// 403 for a token that is missing or unknown.
pub(super) const KNOB: Knob = Knob {
    name: "token-refused",
    because: "spectrum.token.missing: 401 or 403",
    turn: |_, reply, chance| {
        if reply.status == 401 && chance.one_in(2) {
            reply.status = 403;
            reply.headers.retain(|(name, _)| name != "www-authenticate");
        }
    },
};
