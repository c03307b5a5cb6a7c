//! Work that takes its time after the answer.

use countersign_system::{Chance, Settings};

/// Its name, and what allows it.
pub(super) const NAMED: (&str, &str) = (
    "slow-processing",
    "the pages promise no time for the work that goes on after an answer",
);

/// How long that work takes: from no time to a third of a second.
pub(super) fn settings(chance: &mut Chance) -> Settings {
    Settings {
        delay: i128::from(chance.below(330)) * 1_000_000,
    }
}
