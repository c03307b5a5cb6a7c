//! [`Collect`]: counts while it passes on.

use std::io;

use countersign_journal::RunEvent;

use crate::{RunReport, Sink};

/// Passes every event on and keeps the [`RunReport`].
pub struct Collect<S> {
    inner: S,
    report: RunReport,
}

impl<S: Sink> Collect<S> {
    /// Wraps a sink.
    pub fn new(inner: S) -> Self {
        Self {
            inner,
            report: RunReport::default(),
        }
    }

    /// What the run came to so far.
    pub fn report(&self) -> &RunReport {
        &self.report
    }

    /// The wrapped sink, to be changed.
    pub fn inner_mut(&mut self) -> &mut S {
        &mut self.inner
    }

    /// What the run came to.
    pub fn into_report(self) -> RunReport {
        self.report
    }
}

impl<S: Sink> Sink for Collect<S> {
    fn record(&mut self, event: &RunEvent) -> io::Result<()> {
        self.report.add(event);
        self.inner.record(event)
    }
}
