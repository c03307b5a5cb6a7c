//! Compressed bodies.

use super::Transport;

/// Compressed bodies.
pub(super) const KNOB: Transport = Transport {
    name: "gzip",
    because: "RFC 9110, section 12.5.3: the client says that it takes gzip",
    turn: |occasion, _, delivery, chance| {
        let accepted = occasion.command.header("accept-encoding");
        let takes = accepted.is_some_and(|accepted| accepted.contains("gzip"));
        delivery.gzip |= takes && chance.one_in(2);
    },
};
