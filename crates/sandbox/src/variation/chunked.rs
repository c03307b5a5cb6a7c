//! Bodies in chunks.

use super::Transport;

/// Bodies in chunks.
pub(super) const KNOB: Transport = Transport {
    name: "chunked",
    because: "RFC 9112, section 7.1: a body may go in chunks, of any size",
    turn: |_, _, delivery, chance| {
        if chance.one_in(2) {
            let size = usize::try_from(chance.below(700)).unwrap_or_default();
            delivery.chunks = Some(size + 1);
        }
    },
};
