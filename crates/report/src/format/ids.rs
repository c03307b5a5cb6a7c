//! The [`Ids`] of what a format tells.

use crate::uuid::uuid;

/// Gives ids that follow from the run and from how many were given before: the
/// same record has the same ones, and another run has others.
#[derive(Debug)]
pub(super) struct Ids {
    run: String,
    given: u64,
}

impl Ids {
    /// The ids of a run.
    pub(super) fn of(run: &str) -> Self {
        Self {
            run: run.to_owned(),
            given: 0,
        }
    }

    /// One that was not given before.
    pub(super) fn next(&mut self) -> String {
        self.given += 1;
        uuid(&format!("{} {}", self.run, self.given))
    }
}
