//! [`Strict`]: a warning counts as failed.

use std::io;

use countersign_journal::{RunEvent, Verdict};

use crate::Sink;

/// Passes events on, warned turned into failed where it is strict.
pub struct Strict<S> {
    strict: bool,
    inner: S,
}

impl<S: Sink> Strict<S> {
    /// Wraps a sink.
    pub fn new(strict: bool, inner: S) -> Self {
        Self { strict, inner }
    }

    /// The wrapped sink.
    pub fn inner(&self) -> &S {
        &self.inner
    }

    /// The wrapped sink, to be changed.
    pub fn inner_mut(&mut self) -> &mut S {
        &mut self.inner
    }
}

impl<S: Sink> Sink for Strict<S> {
    fn record(&mut self, event: &RunEvent) -> io::Result<()> {
        if !self.strict {
            return self.inner.record(event);
        }
        self.inner.record(&hardened(event.clone()))
    }
}

/// The event where a warning counts as failed.
pub fn hardened(mut event: RunEvent) -> RunEvent {
    match &mut event {
        RunEvent::Found { finding, .. } if finding.verdict == Verdict::Warned => {
            finding.verdict = Verdict::Failed;
        }
        RunEvent::ScenarioFinished { verdict, .. } if *verdict == Verdict::Warned => {
            *verdict = Verdict::Failed;
        }
        _ => {}
    }
    event
}
