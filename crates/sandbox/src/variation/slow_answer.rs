//! Answers that take their time.

use std::time::Duration;

use super::Transport;

/// Answers that take their time.
pub(super) const KNOB: Transport = Transport {
    name: "slow-answer",
    because: "the pages promise no time for an answer",
    turn: |_, _, delivery, chance| {
        if chance.one_in(8) {
            delivery.delay += Duration::from_millis(chance.below(80));
        }
    },
};
