//! [`Absence`]: why a run does not have a scenario that another run has.

use std::borrow::Cow;

use super::Cause;
use crate::cut::{Whole, cut};
use crate::{RunReport, ScenarioReport};

/// Characters of what a run was about: each scenario that it lacks tells it.
const WORDS: usize = 200;

/// Whether a tag expression selects a scenario with these tags; `None` where it
/// can't be read. Reading it is the suite's business.
pub type Selects<'a> = &'a dyn Fn(&str, &[String]) -> Option<bool>;

/// Why a run does not have a scenario that another run has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Absence {
    /// It was not to have it: a sentence about the run.
    LeftOut(String),
    /// It would have it, if its suite had it.
    Suite,
    /// Its suite may lack it, or it was not chosen: nobody can tell.
    Unknown,
}

impl Absence {
    /// Why it is not compared, where it is not.
    pub(super) fn left_out(self) -> Option<String> {
        match self {
            Self::LeftOut(why) => Some(why),
            Self::Suite | Self::Unknown => None,
        }
    }

    /// Whose change it is.
    pub(super) fn cause(&self) -> Cause {
        match self {
            Self::Suite => Cause::Suite,
            Self::LeftOut(_) | Self::Unknown => Cause::Choice,
        }
    }
}

/// A run that does not have a scenario, and how it is called in sentences.
pub(super) struct Lacking<'a> {
    pub(super) word: &'static str,
    pub(super) run: &'a RunReport,
}

impl Lacking<'_> {
    /// Why it does not have this scenario of another run, which carries these
    /// tags.
    pub(super) fn absence(
        &self,
        scenario: &ScenarioReport,
        tags: &[String],
        other: &RunReport,
        selects: Selects<'_>,
    ) -> Absence {
        let Self { word, run } = self;
        let left_out = |why: String| Absence::LeftOut(format!("the {word} run {why}"));
        if !run.finished {
            return left_out("did not come to its end".to_owned());
        }
        if let Some(shard) = &run.shard {
            return left_out(format!("is part {} of {}", shard.index, shard.of));
        }
        if !run.systems.contains(&scenario.system) {
            let systems = run.systems.join(", ");
            return left_out(format!("is about {} alone", short(&systems)));
        }
        let Some(selection) = &run.selection else {
            return Absence::Unknown;
        };
        let is_like = other.selection.as_ref().map(|it| selection.is_like(it));
        if let Some(expression) = &selection.tags {
            let is_selected = selects(expression, tags).or(is_like.filter(|is_like| *is_like));
            if is_selected != Some(true) {
                return left_out(format!("selected only {}", short(expression)));
            }
        }
        let theirs = other.selection.as_ref().map(|other| &other.features);
        match (theirs, &selection.features) {
            (Some(theirs), own) if theirs == own => Absence::Suite,
            (_, Some(folder)) => {
                left_out(format!("took its features from {} alone", short(folder)))
            }
            (Some(Some(folder)), None) => {
                left_out(format!("took no features from {}", short(folder)))
            }
            (_, None) => Absence::Unknown,
        }
    }
}

fn short(text: &str) -> Cow<'_, str> {
    cut(text, WORDS, Whole::Journal)
}
