//! Two runs compared: what has become worse or better since, what can no longer
//! be judged, and which operations take longer.
//!
//! A pure function of two [`Record`]s, and of the old one judged again by the
//! suite of today: what that already shows is a change of suite or contract,
//! and what is left is the target's.

mod change;
mod latency;
mod told;
pub mod trend;

use std::collections::{BTreeMap, BTreeSet};

use countersign_journal::{ScenarioId, Verdict};

pub use change::{Cause, Change, Kind};
pub use latency::{Latency, Shift};

use crate::times::Times;
use crate::{Record, RunReport, ScenarioReport};

/// What has changed from one run to another.
#[derive(Debug, Clone, Default)]
pub struct Comparison {
    /// What kept the two from being compared throughout, a sentence each.
    pub notes: Vec<String>,
    /// Scenarios that changed, the gravest first, then by name.
    pub changes: Vec<Change>,
    /// Scenarios that both runs have, with the same outcome.
    pub same: usize,
    /// Scenarios that one run has to their end, and the other, which is of other
    /// systems, a part, or not whole, has not.
    pub uncompared: usize,
    /// How long the answers of each operation took in both runs.
    pub latency: Vec<Latency>,
    /// Whether either run never came to its end.
    pub partial: bool,
}

impl Comparison {
    /// Compares two runs. `today` is what the old run comes to as it is judged
    /// now; without it, every change counts as one of the target.
    pub fn of(old: &Record, new: &Record, today: Option<&RunReport>) -> Self {
        let before = by_name(&old.report);
        let after = by_name(&new.report);
        let now = today.map(by_name);
        let mut comparison = Self {
            notes: notes(&old.report, &new.report),
            latency: latency::of(old, new),
            partial: !(old.report.finished && new.report.finished),
            ..Self::default()
        };
        let names: BTreeSet<&Name> = before.keys().chain(after.keys()).collect();
        for name in names {
            let today = now.as_ref().and_then(|now| now.get(name).copied());
            let (one, other) = (before.get(name).copied(), after.get(name).copied());
            // What a run was cut off in says nothing of the target.
            if [one, other].into_iter().flatten().any(is_cut_off) {
                comparison.uncompared += 1;
                continue;
            }
            let is_missing = |run: &RunReport, there: Option<&ScenarioReport>, beside| {
                there.is_none() && !could_hold(run, beside)
            };
            if is_missing(&old.report, one, other) || is_missing(&new.report, other, one) {
                comparison.uncompared += 1;
                continue;
            }
            match change::change(name.0, one, other, today) {
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

    /// Whether anything has become worse, whoever's change it is.
    pub fn has_regressed(&self) -> bool {
        self.count(Kind::Regressed) > 0
    }

    /// Whether something was judged before and is not now.
    pub fn is_uncertain(&self) -> bool {
        self.partial || self.count(Kind::NewlyInconclusive) > 0
    }
}

/// Whether a scenario never came to its end.
fn is_cut_off(scenario: &ScenarioReport) -> bool {
    scenario.verdict.is_none()
}

/// Whether a run would hold a scenario that another run holds, if its suite had
/// it: it came to its end, is no part of one, and was of that system.
fn could_hold(run: &RunReport, scenario: Option<&ScenarioReport>) -> bool {
    let is_of_run = |scenario: &ScenarioReport| run.systems.contains(&scenario.system);
    run.finished && run.shard.is_none() && scenario.is_some_and(is_of_run)
}

/// A scenario's name, and how manieth of that name it is.
type Name<'a> = (&'a ScenarioId, u32);

fn by_name(report: &RunReport) -> BTreeMap<Name<'_>, &ScenarioReport> {
    let mut times = Times::new();
    let scenarios = report.scenarios.values();
    scenarios
        .map(|scenario| {
            let name = &scenario.scenario;
            ((name, times.next(name)), scenario)
        })
        .collect()
}

/// What makes two runs less than alike, before anything is compared.
fn notes(old: &RunReport, new: &RunReport) -> Vec<String> {
    let mut notes = Vec::new();
    for (word, report) in [("old", old), ("new", new)] {
        if !report.finished {
            notes.push(format!(
                "the {word} run did not come to its end: {} of {} scenarios are compared",
                report.scenarios.len(),
                report.planned
            ));
        }
        if let Some(shard) = &report.shard {
            notes.push(format!(
                "the {word} run is part {} of {}: `countersign merge` joins them",
                shard.index, shard.of
            ));
        }
    }
    for (word, one, other) in [
        ("versions of countersign", &old.version, &new.version),
        ("targets", &old.target, &new.target),
    ] {
        if one != other {
            notes.push(format!("the {word} differ: {one}, then {other}"));
        }
    }
    let (one, other) = (old.systems.join(", "), new.systems.join(", "));
    if one != other {
        notes.push(format!("the systems differ: {one}, then {other}"));
    }
    notes
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
