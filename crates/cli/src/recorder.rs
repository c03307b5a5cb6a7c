//! The [`Recorder`]: where the events of a run go.

use std::fs::File;
use std::io::{self, IsTerminal};

use countersign_journal::RunEvent;
use countersign_report::baseline::Observed;
use countersign_report::{Collect, InOrder, Journal, RunReport, Sink, Strict, Tee, console};

use crate::progress::Progress;
use crate::text::Out;

type People = Strict<Collect<Option<Box<dyn Sink>>>>;

/// Where the events of a run go. The journal, and what a baseline is held
/// against, have them as they were judged; what people and CI read follows
/// `--strict`.
pub(crate) struct Recorder {
    sinks: Tee<Option<Journal<File>>, Tee<Observed, People>>,
    /// The first that went wrong; a full disk must not stop a run half-way.
    error: Option<io::Error>,
}

impl Recorder {
    /// A recorder that shows nothing while events come in.
    pub(crate) fn new(journal: Option<Journal<File>>, strict: bool) -> Self {
        Self::showing(None, journal, strict)
    }

    /// A recorder of a run of these scenarios that is under way.
    pub(crate) fn live(journal: Journal<File>, strict: bool, ordinals: Vec<u32>) -> Self {
        Self::showing(Some(progress(ordinals)), Some(journal), strict)
    }

    fn showing(
        progress: Option<Box<dyn Sink>>,
        journal: Option<Journal<File>>,
        strict: bool,
    ) -> Self {
        Self {
            sinks: Tee {
                first: journal,
                second: Tee {
                    first: Observed::default(),
                    second: Strict::new(strict, Collect::new(progress)),
                },
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
        self.sinks.second.second.inner().report()
    }

    /// What a baseline is held against.
    pub(crate) fn observed(&self) -> &Observed {
        &self.sinks.second.first
    }

    /// Ends the journal; the first event that could not be recorded, and why.
    pub(crate) fn close(&mut self) -> Option<io::Error> {
        let closed = self.sinks.first.take().map_or(Ok(()), Journal::close);
        self.error.take().or(closed.err())
    }
}

/// A bar for people at a terminal; lines for everyone else.
fn progress(ordinals: Vec<u32>) -> Box<dyn Sink> {
    let quiet = ["CI", "NO_COLOR"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()));
    if !quiet && io::stderr().is_terminal() && io::stdout().is_terminal() {
        Box::new(Progress::default())
    } else {
        Box::new(InOrder::new(console::Plain::new(Out), ordinals))
    }
}
