//! Two runs compared: what has become worse or better since, what can no longer
//! be judged, and which operations take longer.
//!
//! A pure function of two [`Record`]s, and of the old one judged again by the
//! suite of today: what that already shows is a change of suite or contract,
//! and what is left is the target's.

mod absence;
mod change;
mod group;
mod item;
mod latency;
mod notes;
mod told;
pub mod trend;

use std::collections::{BTreeMap, BTreeSet};

use countersign_journal::{ScenarioId, Verdict};

pub use absence::Selects;
pub use change::{Cause, Change, Kind};
pub use latency::{Latency, Shift};

use crate::times::Times;
use crate::{Record, RunReport, ScenarioReport};
use absence::{Absence, Lacking};
use change::Pair;
use notes::Unable;

/// What has changed from one run to another.
#[derive(Debug, Clone, Default)]
pub struct Comparison {
    /// What makes the two less than alike, a sentence each.
    pub notes: Vec<String>,
    /// Scenarios that changed, the gravest first, then by name.
    pub changes: Vec<Change>,
    /// Scenarios that both runs have, with the same outcome.
    pub same: usize,
    /// Scenarios that are not compared, by why: one run was not to have them, is
    /// not whole, or was cut off in them.
    pub left_out: BTreeMap<String, Vec<ScenarioId>>,
    /// How long the answers of each operation took in both runs.
    pub latency: Vec<Latency>,
    /// Whether either run never came to its end.
    pub partial: bool,
    unable: Unable,
}

/// What the program of today knows of two runs.
#[derive(Clone, Copy)]
pub struct Today<'a> {
    /// What the old run comes to as it is judged now; without it, every change
    /// counts as one of the target.
    pub old: Option<&'a RunReport>,
    /// What the tag expressions of runs select.
    pub selects: Selects<'a>,
}

impl Comparison {
    /// Compares two runs. `today` is what the old run comes to as it is judged
    /// now; without it, every change counts as one of the target.
    pub fn of(old: &Record, new: &Record, today: Option<&RunReport>) -> Self {
        let today = Today {
            old: today,
            selects: &|_, _| None,
        };
        Self::knowing(old, new, today)
    }

    /// Compares two runs with what is known of them today.
    pub fn knowing(old: &Record, new: &Record, today: Today<'_>) -> Self {
        let before = by_name(&old.report);
        let after = by_name(&new.report);
        let now = today.old.map(by_name);
        let mut comparison = Self {
            notes: notes::notes(&old.report, &new.report),
            latency: latency::of(old, new),
            partial: !(old.report.finished && new.report.finished),
            unable: Unable::of(&old.report, &new.report),
            ..Self::default()
        };
        let names: BTreeSet<&Name> = before.keys().chain(after.keys()).collect();
        for name in names {
            let (there, then) = (before.get(name), after.get(name));
            let absence = match (there, then) {
                (Some(there), None) => lacking("new", &new.report, old, there, today.selects),
                (None, Some(then)) => lacking("old", &old.report, new, then, today.selects),
                _ => Absence::Unknown,
            };
            let of_today = now.as_ref().and_then(|now| now.get(name));
            let pair = Pair {
                old: there.map(|(_, scenario)| *scenario),
                new: then.map(|(_, scenario)| *scenario),
                today: of_today.map(|(_, scenario)| *scenario),
                lacking: absence.cause(),
            };
            if let Some(why) = cut_off(&pair).or(absence.left_out()) {
                comparison
                    .left_out
                    .entry(why)
                    .or_default()
                    .push(name.0.clone());
                continue;
            }
            match change::change(name.0, &pair) {
                Some(change) => comparison.changes.push(change),
                None => comparison.same += 1,
            }
        }
        comparison.changes.sort_by_key(|change| change.kind);
        comparison
    }

    /// How many changes there are of a kind.
    pub fn count(&self, kind: Kind) -> usize {
        let of = |change: &&Change| change.kind == kind;
        self.changes.iter().filter(of).count()
    }

    /// How many scenarios are not compared.
    pub fn uncompared(&self) -> usize {
        self.left_out.values().map(Vec::len).sum()
    }

    /// Whether the new run shows a contradiction that the old one did not show:
    /// something has become worse, whoever's change it is, or is judged now and
    /// fails.
    pub fn contradicts_more(&self) -> bool {
        self.count(Kind::Regressed) > 0 || self.count(Kind::NewlyFailing) > 0
    }

    /// Whether something can't be judged now of which the old run did not say
    /// so.
    pub fn is_uncertain(&self) -> bool {
        self.partial || self.count(Kind::NewlyInconclusive) > 0
    }
}

/// Which run never came to the end of a scenario: that says nothing of the
/// target.
fn cut_off(pair: &Pair<'_>) -> Option<String> {
    let is_cut_off = |it: Option<&ScenarioReport>| it.is_some_and(|it| it.verdict.is_none());
    let runs = [("old", pair.old), ("new", pair.new)];
    let mut words = runs.into_iter().filter(|(_, it)| is_cut_off(*it));
    let (word, _) = words.next()?;
    Some(format!("the {word} run was cut off in them"))
}

/// Why a run lacks a scenario of another record.
fn lacking(
    word: &'static str,
    run: &RunReport,
    other: &Record,
    (ordinal, scenario): &Ordinal<'_>,
    selects: Selects<'_>,
) -> Absence {
    let record = other.scenarios.get(ordinal);
    let tags = record.map_or(&[][..], |record| &record.tags);
    Lacking { word, run }.absence(scenario, tags, &other.report, selects)
}

/// A scenario's name, and how manieth of that name it is.
type Name<'a> = (&'a ScenarioId, u32);

/// A scenario with its ordinal.
type Ordinal<'a> = (u32, &'a ScenarioReport);

fn by_name(report: &RunReport) -> BTreeMap<Name<'_>, Ordinal<'_>> {
    let mut times = Times::new();
    let scenarios = report.scenarios.iter();
    scenarios
        .map(|(ordinal, scenario)| {
            let name = &scenario.scenario;
            ((name, times.next(name)), (*ordinal, scenario))
        })
        .collect()
}

/// Whether anything was judged; skipped and inconclusive say nothing of the
/// target.
fn is_judged(verdict: Verdict) -> bool {
    !matches!(verdict, Verdict::Inconclusive | Verdict::Skipped)
}

/// How bad a verdict is for whoever runs the target; skipped and inconclusive
/// say nothing of it.
fn badness(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Failed => 2,
        Verdict::Warned => 1,
        Verdict::Passed | Verdict::Skipped | Verdict::Inconclusive => 0,
    }
}
