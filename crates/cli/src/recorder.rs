//! The [`Recorder`]: where the events of a run go.

use std::fs::File;
use std::io;

use countersign_journal::{RunEvent, ScenarioId};
use countersign_report::baseline::Observed;
use countersign_report::console::Excerpts;
use countersign_report::{Collect, Journal, RunReport, Sink, Strict, Tee};

use crate::console::Console;
use crate::report::Unheeded;
use crate::text::Out;

type People = Strict<Tee<Excerpts, Collect<Option<Box<dyn Sink>>>>>;
type Events = Tee<Option<Journal<File>>, Option<Journal<Out>>>;

/// Where the events of a run go. The journal, and what a baseline is held
/// against, have them as they were judged; what people and CI read follows
/// `--strict`.
pub(crate) struct Recorder {
    sinks: Tee<Events, Tee<Observed, People>>,
    /// The first that went wrong; a full disk must not stop a run half-way.
    error: Option<io::Error>,
    /// From the first event that is shown on.
    unheeded: Option<Unheeded>,
}

impl Recorder {
    /// A recorder that shows nothing while events come in.
    pub(crate) fn new(journal: Option<Journal<File>>, strict: bool) -> Self {
        Self::showing(None, None, journal, strict)
    }

    /// A recorder of a run of these scenarios that is under way.
    pub(crate) fn live(
        journal: Journal<File>,
        strict: bool,
        console: Console,
        ordinals: Vec<u32>,
    ) -> Self {
        let (people, events) = (console.live(ordinals), console.events());
        Self {
            unheeded: Unheeded::begin(console),
            ..Self::showing(people, events, Some(journal), strict)
        }
    }

    /// A recorder of a run that is judged again.
    pub(crate) fn again(journal: Option<Journal<File>>, strict: bool, console: Console) -> Self {
        Self {
            unheeded: Unheeded::begin(console),
            ..Self::showing(console.again(), console.events(), journal, strict)
        }
    }

    fn showing(
        people: Option<Box<dyn Sink>>,
        events: Option<Journal<Out>>,
        journal: Option<Journal<File>>,
        strict: bool,
    ) -> Self {
        let people = Tee {
            first: Excerpts::default(),
            second: Collect::new(people),
        };
        Self {
            sinks: Tee {
                first: Tee {
                    first: journal,
                    second: events,
                },
                second: Tee {
                    first: Observed::default(),
                    second: Strict::new(strict, people),
                },
            },
            error: None,
            unheeded: None,
        }
    }

    /// What keeps GitHub's runner from following commands, to be held until
    /// everything is told.
    pub(crate) fn unheeded(&mut self) -> Option<Unheeded> {
        self.unheeded.take()
    }

    /// Takes one event.
    pub(crate) fn record(&mut self, event: &RunEvent) {
        if let Err(error) = self.sinks.record(event) {
            self.error.get_or_insert(error);
        }
    }

    /// What the run came to so far.
    pub(crate) fn report(&self) -> &RunReport {
        self.sinks.second.second.inner().second.report()
    }

    /// The spots of answers that findings are about.
    pub(crate) fn excerpts(&self) -> &Excerpts {
        &self.sinks.second.second.inner().first
    }

    /// Tells all scenarios that there are, as far as that is known, so that a
    /// baseline which lists another is seen to.
    pub(crate) fn there_are(&mut self, scenarios: Option<Vec<ScenarioId>>) {
        if let Some(scenarios) = scenarios {
            self.sinks.second.first.there_are(scenarios);
        }
    }

    /// What a baseline is held against.
    pub(crate) fn observed(&self) -> &Observed {
        &self.sinks.second.first
    }

    /// Ends the journal, and what shows the run as it goes on; the first event
    /// that could not be recorded, and why.
    pub(crate) fn close(&mut self) -> Option<io::Error> {
        let events = &mut self.sinks.first;
        let closed = events.first.take().map_or(Ok(()), Journal::close);
        // Whoever reads standard output may have gone away.
        drop(events.second.take());
        let people = self.sinks.second.second.inner_mut();
        drop(people.second.inner_mut().take());
        self.error.take().or(closed.err())
    }
}
