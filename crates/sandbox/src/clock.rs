//! The sandbox's [`Clock`]: the system's time, made strictly monotonic.

use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// A clock that never shows a time twice, nor an earlier one than the store
/// has seen, and that goes on where the system's time is put back.
#[derive(Debug)]
pub(crate) struct Clock {
    last: i64,
    /// When `last` was shown.
    shown: Instant,
}

impl Clock {
    /// A clock that goes on after this time.
    pub(crate) fn after(last: i64) -> Self {
        Self {
            last,
            shown: Instant::now(),
        }
    }

    /// Now, in nanoseconds since the Unix epoch.
    pub(crate) fn now(&mut self) -> i64 {
        let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH);
        let system = since_epoch.map_or(0, |since| i64::try_from(since.as_nanos()).unwrap_or(0));
        // Work that is due at a time must become due, so the clock may lag
        // behind the system's time, but never stand.
        let passed = i64::try_from(self.shown.elapsed().as_nanos()).unwrap_or(i64::MAX);
        self.last = system.max(self.last.saturating_add(passed.max(1)));
        self.shown = Instant::now();
        self.last
    }
}
