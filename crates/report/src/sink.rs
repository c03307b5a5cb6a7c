//! The [`Sink`] trait: where run events go.

use std::io;

use countersign_journal::RunEvent;

/// Takes a run's events, in the order in which they happen.
pub trait Sink {
    /// Takes one event.
    ///
    /// # Errors
    /// Where the sink writes somewhere and that fails. The run goes on or
    /// not as its caller decides; a sink may be given further events.
    fn record(&mut self, event: &RunEvent) -> io::Result<()>;
}

impl<S: Sink + ?Sized> Sink for Box<S> {
    fn record(&mut self, event: &RunEvent) -> io::Result<()> {
        (**self).record(event)
    }
}

/// A sink that may not be there: without it, events go nowhere.
impl<S: Sink> Sink for Option<S> {
    fn record(&mut self, event: &RunEvent) -> io::Result<()> {
        match self {
            Some(sink) => sink.record(event),
            None => Ok(()),
        }
    }
}
