//! [`Tee`]: one run, two sinks; more by nesting.

use std::io;

use countersign_journal::RunEvent;

use crate::Sink;

/// Hands every event to the first sink and then to the second. One that fails
/// keeps the other from nothing; the first error is the one that is told.
pub struct Tee<A, B> {
    /// Gets each event first.
    pub first: A,
    /// Gets it then.
    pub second: B,
}

impl<A: Sink, B: Sink> Sink for Tee<A, B> {
    fn record(&mut self, event: &RunEvent) -> io::Result<()> {
        let first = self.first.record(event);
        let second = self.second.record(event);
        first.and(second)
    }
}
