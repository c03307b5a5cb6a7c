//! The [`Recorder`]: where the events of a run go.

use std::fs::File;
use std::io::{self, IsTerminal};

use countersign_journal::RunEvent;
use countersign_report::{Collect, InOrder, Journal, RunReport, Sink, Strict, Tee, console};

use crate::progress::Progress;
use crate::text::Out;

/// Where the events of a run go. The journal holds them as they were judged;
/// what people and CI read follows `--strict`.
pub(crate) struct Recorder {
    sinks: Tee<Journal<File>, Strict<Collect<Box<dyn Sink>>>>,
    /// The first that went wrong; a full disk must not stop a run half-way.
    error: Option<io::Error>,
}

impl Recorder {
    /// A recorder of a run that begins.
    pub(crate) fn new(journal: Journal<File>, strict: bool) -> Self {
        Self {
            sinks: Tee {
                first: journal,
                second: Strict::new(strict, Collect::new(progress())),
            },
            error: None,
        }
    }

    /// Takes one event.
    pub(crate) fn record(&mut self, event: &RunEvent) {
        if let Err(error) = self.sinks.record(event) {
            self.error.get_or_insert(error);
        }
    }

    /// What the run came to so far.
    pub(crate) fn report(&self) -> &RunReport {
        self.sinks.second.inner().report()
    }

    /// The first event that could not be recorded, and why.
    pub(crate) fn take_error(&mut self) -> Option<io::Error> {
        self.error.take()
    }
}

/// A bar for people at a terminal; lines for everyone else.
fn progress() -> Box<dyn Sink> {
    let quiet = ["CI", "NO_COLOR"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()));
    if !quiet && io::stderr().is_terminal() && io::stdout().is_terminal() {
        Box::new(Progress::default())
    } else {
        Box::new(InOrder::new(console::Plain::new(Out)))
    }
}
