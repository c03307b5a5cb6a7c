//! The [`Console`]: how a run is shown while it goes on, and where its end is
//! told.

use std::env;
use std::io::{self, IsTerminal};

use clap::ValueEnum;
use countersign_report::console::{Paint, Plain, Tap};
use countersign_report::{InOrder, Journal, Sink};

use crate::progress::Progress;
use crate::text::{Out, say, tell};

/// How a run is shown while it goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Console {
    /// Lines, as for logs: one as a topic ends, one for what did not pass
    Plain,
    /// A line that moves, and colours
    Pretty,
    /// The events of the journal on standard output as they happen; all else on
    /// standard error
    Ndjson,
    /// TAP 14 on standard output; all else on standard error
    Tap,
}

impl Console {
    /// What was asked for; else what suits whoever reads.
    pub(crate) fn of(asked: Option<Self>) -> Self {
        let is_read = io::stderr().is_terminal() && io::stdout().is_terminal();
        asked.unwrap_or(match is_read && !is_set("CI") && !is_dumb() {
            true => Self::Pretty,
            false => Self::Plain,
        })
    }

    /// What shows a run of these scenarios.
    pub(crate) fn live(self, ordinals: Vec<u32>) -> Option<Box<dyn Sink>> {
        match self {
            Self::Plain => Some(Box::new(InOrder::new(Plain::new(Out), ordinals))),
            Self::Pretty => Some(Box::new(Progress::default())),
            Self::Tap => Some(Box::new(InOrder::new(Tap::new(Out), ordinals))),
            Self::Ndjson => None,
        }
    }

    /// What shows the events of a journal that is judged again, which stand in
    /// any order and may end anywhere: nothing, for people.
    pub(crate) fn again(self) -> Option<Box<dyn Sink>> {
        match self {
            Self::Tap => Some(Box::new(Tap::new(Out))),
            Self::Plain | Self::Pretty | Self::Ndjson => None,
        }
    }

    /// What gets every event as it was judged, whatever `--strict` makes of it.
    pub(crate) fn events(self) -> Option<Journal<Out>> {
        (self == Self::Ndjson).then(|| Journal::new(Out))
    }

    /// How the end is told: by <https://no-color.org> and
    /// <https://bixense.com/clicolors/>.
    pub(crate) fn paint(self) -> Paint {
        let is_shown = self == Self::Pretty && io::stdout().is_terminal() && !is_dumb();
        let is_forced = is_set("CLICOLOR_FORCE") && !is_off("CLICOLOR_FORCE");
        match !is_set("NO_COLOR") && (is_forced || is_shown && !is_off("CLICOLOR")) {
            true => Paint::Coloured,
            false => Paint::Plain,
        }
    }

    /// Tells something to people: where standard output is for a program, on
    /// standard error.
    pub(crate) fn say(self, text: &str) {
        match self {
            Self::Plain | Self::Pretty => say(text),
            Self::Ndjson | Self::Tap => tell(text),
        }
    }
}

/// Whether a variable holds anything.
fn is_set(name: &str) -> bool {
    env::var_os(name).is_some_and(|value| !value.is_empty())
}

fn is_off(name: &str) -> bool {
    env::var_os(name).is_some_and(|value| value == "0")
}

/// Whether the terminal can do nothing but lines.
fn is_dumb() -> bool {
    env::var_os("TERM").is_some_and(|value| value == "dumb")
}
