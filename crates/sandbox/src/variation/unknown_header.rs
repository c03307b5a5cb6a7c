//! Headers that no page mentions.

use super::Transport;

/// Headers that no page mentions.
pub(super) const KNOB: Transport = Transport {
    name: "unknown-header",
    because: "RFC 9110, section 5.1: a recipient ignores headers that it does not know",
    turn: |_, reply, _, chance| {
        for (name, value) in [
            ("x-request-id", "6f1c2a"),
            ("server", "orders/4.2 (unix)"),
            ("cache-control", "no-store, private"),
            ("set-cookie", "lb=node3; Path=/; HttpOnly"),
            ("vary", "accept-encoding"),
        ] {
            if chance.one_in(2) {
                reply.headers.push((name.to_owned(), value.to_owned()));
            }
        }
    },
};
