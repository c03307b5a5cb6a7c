//! What is to be said of two runs before anything is compared: what makes them
//! less than alike, and what kept them from judging anything.

use std::collections::HashSet;

use countersign_journal::{Notice, Selection};

use super::is_judged;
use crate::RunReport;

/// Notices of one run alone, of which so many are told.
const NOTICES: usize = 10;

/// Why a run could judge nothing at all, as it was told before its first
/// scenario; `None` where it judged something, or was told nothing.
#[derive(Debug, Clone, Default)]
pub(super) struct Unable {
    pub(super) old: Option<String>,
    pub(super) new: Option<String>,
}

impl Unable {
    pub(super) fn of(old: &RunReport, new: &RunReport) -> Self {
        let unable = |report: &RunReport| {
            let mut scenarios = report.scenarios.values();
            let notice = report.notices.first()?;
            let is_unable = scenarios.all(|scenario| !is_judged(scenario.verdict()));
            is_unable.then(|| sentence(notice))
        };
        Self {
            old: unable(old),
            new: unable(new),
        }
    }
}

/// What makes two runs less than alike, a sentence each.
pub(super) fn notes(old: &RunReport, new: &RunReport) -> Vec<String> {
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
    if let (Some(one), Some(other)) = (&old.selection, &new.selection)
        && !one.is_like(other)
    {
        let (one, other) = (narrowed(one), narrowed(other));
        notes.push(format!("the selections differ: {one}, then {other}"));
    }
    for (word, report, other) in [("old", old, new), ("new", new, old)] {
        told_alone(word, report, other, &mut notes);
    }
    notes
}

fn narrowed(selection: &Selection) -> String {
    let only = if selection.is_everything() {
        ""
    } else {
        "only "
    };
    format!("{only}{selection}")
}

/// What a run was told before its first scenario, and the other was not.
fn told_alone(word: &str, report: &RunReport, other: &RunReport, notes: &mut Vec<String>) {
    let others: HashSet<&Notice> = other.notices.iter().collect();
    let is_own = |notice: &&Notice| !others.contains(notice);
    let own: Vec<&Notice> = report.notices.iter().filter(is_own).collect();
    let told = own.iter().take(NOTICES);
    notes.extend(told.map(|notice| format!("of the {word} run alone: {}", sentence(notice))));
    if let Some(left @ 1..) = own.len().checked_sub(NOTICES) {
        notes.push(format!("of the {word} run alone: … and {left} more"));
    }
}

fn sentence(notice: &Notice) -> String {
    format!("{} ({})", notice.message, notice.code)
}
