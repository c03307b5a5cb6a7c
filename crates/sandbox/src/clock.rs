//! The sandbox's [`Clock`]: the system's time, made strictly monotonic.

use std::time::{SystemTime, UNIX_EPOCH};

/// A clock that never shows a time twice, nor an earlier one than the store
/// has seen.
#[derive(Debug)]
pub(crate) struct Clock {
    last: i64,
}

impl Clock {
    /// A clock that goes on after this time.
    pub(crate) fn after(last: i64) -> Self {
        Self { last }
    }

    /// Now, in nanoseconds since the Unix epoch.
    pub(crate) fn now(&mut self) -> i64 {
        let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH);
        let system = since_epoch.map_or(0, |since| i64::try_from(since.as_nanos()).unwrap_or(0));
        self.last = system.max(self.last.saturating_add(1));
        self.last
    }
}
