//! The [`Clock`] of a run: from its milliseconds to the time of day.

use jiff::{SignedDuration, Timestamp};

use crate::Record;

/// What turns milliseconds since the start of a run into the time of day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clock {
    began: Timestamp,
}

impl Clock {
    /// The clock of a record. Where that does not say when it began, it began
    /// with 1970: readers want some time, and what lies between two is right.
    pub(super) fn of(record: &Record) -> Self {
        Self {
            began: record.began().unwrap_or(Timestamp::UNIX_EPOCH),
        }
    }

    /// The time of day, so many milliseconds after the start.
    pub(super) fn at(&self, milliseconds: u64) -> Timestamp {
        let milliseconds = i64::try_from(milliseconds).unwrap_or(i64::MAX);
        self.began
            .saturating_add(SignedDuration::from_millis(milliseconds))
            .unwrap_or(self.began)
    }
}
