//! The [`Parts`] of a run, which fit together.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use countersign_journal::{Notice, RunEvent, Selection, Tally};

use super::survey::Survey;
use crate::codes;
use crate::error::Failure;

/// Faults that are named; more of them say nothing new.
const NAMED: usize = 20;

/// The parts of a run, each of them once and whole, in their order.
pub(super) struct Parts {
    surveys: Vec<Survey>,
    /// The first event of the first of them.
    start: RunEvent,
}

impl Parts {
    /// The parts, unless they do not fit together: then all that does not.
    pub(super) fn of(mut surveys: Vec<Survey>) -> Result<Self, Failure> {
        surveys.sort_by_key(|survey| survey.shard.index);
        let mut faults: Vec<String> = surveys
            .iter_mut()
            .flat_map(|survey| std::mem::take(&mut survey.faults))
            .collect();
        differ(&surveys, &mut faults);
        // Of parts of several runs nothing more can be said.
        if faults.is_empty() {
            complete(&surveys, &mut faults);
        }
        let start = surveys.first().map(|survey| survey.start.clone());
        if let (Some(start), true) = (start, faults.is_empty()) {
            return Ok(Self { surveys, start });
        }
        let more = faults.len().saturating_sub(NAMED);
        faults.truncate(NAMED);
        if more > 0 {
            faults.push(format!("and {more} more"));
        }
        Err(Failure::usage(
            faults.join("\n"),
            "nothing is written: name every part of one run once, all of the same --shard …/N, --tags, --features, \
             timings, target and version",
        )
        .coded(codes::PARTS))
    }

    /// What is known of each, in their order.
    pub(super) fn surveys(&self) -> &[Survey] {
        &self.surveys
    }

    /// What was found out before the first scenario, each thing once.
    pub(super) fn notices(&self) -> Vec<Notice> {
        let mut notices: Vec<Notice> = Vec::new();
        for notice in self.surveys.iter().flat_map(|survey| &survey.notices) {
            if !notices.contains(notice) {
                notices.push(notice.clone());
            }
        }
        notices
    }

    /// The first event of the whole: what the parts have in common, all their
    /// ids and seeds, and the time of the earliest.
    pub(super) fn start(&self) -> RunEvent {
        let (mut ids, mut seeds, mut times) = (Vec::new(), Vec::new(), BTreeSet::new());
        let mut total = 0;
        for survey in &self.surveys {
            let RunEvent::RunStarted {
                run_id, seed, at, ..
            } = &survey.start
            else {
                continue;
            };
            for (all, one) in [(&mut ids, run_id), (&mut seeds, seed)] {
                if !all.contains(one) {
                    all.push(one.clone());
                }
            }
            times.insert(at.clone());
            total = survey.shard.scenarios;
        }
        let mut start = self.start.clone();
        if let RunEvent::RunStarted {
            run_id,
            seed,
            shard,
            scenarios,
            at,
            ..
        } = &mut start
        {
            *run_id = ids.join("+");
            *seed = seeds.join("+");
            *shard = None;
            *scenarios = total;
            *at = times.first().cloned().unwrap_or_default();
        }
        start
    }

    /// The last event of the whole. Parts run side by side: it took as long as
    /// the longest of them.
    pub(super) fn end(&self) -> RunEvent {
        let mut verdicts = Tally::default();
        for survey in &self.surveys {
            verdicts.add_all(&survey.tally);
        }
        let elapsed = self.surveys.iter().map(|survey| survey.elapsed_ms);
        RunEvent::RunFinished {
            verdicts,
            harness_fault: self
                .surveys
                .iter()
                .find_map(|survey| survey.harness_fault.clone()),
            elapsed_ms: elapsed.max().unwrap_or_default(),
        }
    }
}

/// Where parts are not of the same run.
fn differ(surveys: &[Survey], faults: &mut Vec<String>) {
    let Some((first, others)) = surveys.split_first() else {
        return;
    };
    for other in others {
        let (
            RunEvent::RunStarted {
                version,
                systems,
                target,
                selection,
                ..
            },
            RunEvent::RunStarted {
                version: other_version,
                systems: other_systems,
                target: other_target,
                selection: other_selection,
                ..
            },
        ) = (&first.start, &other.start)
        else {
            continue;
        };
        let (systems, other_systems) = (systems.join(", "), other_systems.join(", "));
        let (selection, other_selection) = (chosen(selection), chosen(other_selection));
        for (what, one, another) in [
            ("version", version, other_version),
            ("systems", &systems, &other_systems),
            ("target", target, other_target),
            ("what they selected", &selection, &other_selection),
        ] {
            if one != another {
                faults.push(format!(
                    "{} and {} differ in {what}: {one} and {another}",
                    first.name(),
                    other.name()
                ));
            }
        }
        if (first.shard.of, first.shard.scenarios, first.shard.plan)
            != (other.shard.of, other.shard.scenarios, other.shard.plan)
        {
            faults.push(format!(
                "{} and {} are not of the same division: other scenarios, timings or number of parts",
                first.name(),
                other.name()
            ));
        }
    }
}

/// What was selected, in words.
fn chosen(selection: &Option<Selection>) -> String {
    let words = selection.as_ref().map(Selection::to_string);
    words.unwrap_or_else(|| "nobody knows what".to_owned())
}

/// Where parts or scenarios are missing, or there twice.
fn complete(surveys: &[Survey], faults: &mut Vec<String>) {
    let Some(first) = surveys.first() else {
        return;
    };
    for pair in surveys.windows(2) {
        if pair[0].shard.index == pair[1].shard.index {
            faults.push(format!(
                "{} and {} are the same part",
                pair[0].name(),
                pair[1].name()
            ));
        }
    }
    let there: BTreeSet<u32> = surveys.iter().map(|survey| survey.shard.index).collect();
    let missing = (1..=first.shard.of).filter(|index| !there.contains(index));
    for index in missing.take(NAMED + 1) {
        faults.push(format!("part {index}/{} is missing", first.shard.of));
    }
    if !faults.is_empty() {
        return;
    }
    let mut takers: BTreeMap<u32, &Survey> = BTreeMap::new();
    for survey in surveys {
        for (ordinal, scenario) in &survey.scenarios {
            if let Some(other) = takers.insert(*ordinal, survey) {
                faults.push(format!(
                    "scenario {ordinal} ({scenario}) is in {} and in {}",
                    other.name(),
                    survey.name()
                ));
            }
        }
    }
    let total = first.shard.scenarios;
    let missing = (1..=total).filter(|ordinal| !takers.contains_key(ordinal));
    for ordinal in missing.take(NAMED + 1) {
        faults.push(format!("scenario {ordinal} of {total} is in no part"));
    }
    let beyond = takers.range((Bound::Excluded(total), Bound::Unbounded));
    for (ordinal, survey) in beyond {
        faults.push(format!(
            "{} tells of scenario {ordinal}, and the run has {total}",
            survey.name()
        ));
    }
}
