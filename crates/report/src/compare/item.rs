//! An [`Item`] of the list of changes: a change, or all that have one reason.

use std::cmp::Reverse;

use countersign_journal::{Finding, Verdict};

use super::group::Group;
use super::{Change, Comparison, Kind, badness};
use crate::console::printable;
use crate::count::counted;

/// Items that are told of each kind, and scenarios of each item.
const TOLD: usize = 50;
/// Findings that are told of each change, of new ones and of gone ones.
const FINDINGS: usize = 5;
/// Scenarios that are not compared and are named of each reason.
const NAMED: usize = 3;
/// Characters of a sentence.
pub(super) const SENTENCE: usize = 300;

/// What is told of a change, or of several that have one reason.
pub(super) struct Item {
    /// The scenario or how many they are, verdicts, and whose change it is.
    pub(super) headline: String,
    /// What is told besides, each line with its mark: `+` what is new, `-` what
    /// is gone, `?` why it could not be judged, `=` what is like others.
    pub(super) lines: Vec<(char, String)>,
}

impl Comparison {
    /// What is told of the changes of a kind, up to a bound.
    pub(super) fn items(&self, kind: Kind) -> Vec<Item> {
        let groups = self.groups(kind);
        let (told, left) = groups.split_at(groups.len().min(TOLD));
        let mut items: Vec<Item> = told.iter().map(Item::of).collect();
        let left: usize = left.iter().map(|group| group.changes.len()).sum();
        if left > 0 {
            items.push(Item {
                headline: format!("… and {left} more"),
                lines: Vec::new(),
            });
        }
        items
    }

    /// What is told of scenarios that are not compared.
    pub(super) fn items_left_out(&self) -> Vec<Item> {
        let left_out = self.left_out.iter().map(|(why, scenarios)| {
            let named = scenarios.iter().take(NAMED);
            let names = named.map(|scenario| scenario.0.as_str());
            Item {
                headline: format!(
                    "{}: {}",
                    self::scenarios(scenarios.len()),
                    printable(why, SENTENCE)
                ),
                lines: listed('=', names, scenarios.len()),
            }
        });
        left_out.collect()
    }
}

impl Item {
    fn of(group: &Group<'_>) -> Self {
        match (group.reason, &group.changes[..]) {
            (None, [change]) => Self::of_one(change),
            (reason, changes) => Self::of_many(reason.unwrap_or_default(), changes),
        }
    }

    fn of_one(change: &Change) -> Self {
        let word = |verdict: Option<Verdict>| verdict.map_or("–", Verdict::as_str);
        let mut lines = Vec::new();
        for (mark, findings) in [('+', &change.appeared), ('-', &change.vanished)] {
            let sentences = findings.iter().take(FINDINGS).map(sentence);
            let sentences: Vec<_> = sentences.collect();
            lines.extend(listed(
                mark,
                sentences.iter().map(String::as_str),
                findings.len(),
            ));
        }
        for because in change.before.iter().chain(&change.because) {
            lines.push(('?', printable(because, SENTENCE)));
        }
        Self {
            headline: format!(
                "{}: {} → {}, by {}",
                printable(&change.scenario.0, SENTENCE),
                word(change.old),
                word(change.new),
                change.cause.as_str()
            ),
            lines,
        }
    }

    /// Several that one reason kept from being judged, in one of the runs: those
    /// that the other run found fault with are named.
    fn of_many(reason: &str, changes: &[&Change]) -> Self {
        let cause = changes.first().map_or("", |change| change.cause.as_str());
        let mut lines = vec![('?', printable(reason, SENTENCE))];
        let mut verdicts = Verdict::ALL;
        verdicts.sort_unstable_by_key(|verdict| Reverse(*verdict));
        for verdict in verdicts {
            let judged = |change: &Change| match change.kind {
                Kind::NewlyInconclusive => change.old,
                _ => change.new,
            };
            let is_such = |change: &&&Change| judged(change) == Some(verdict);
            let such: Vec<_> = changes.iter().filter(is_such).collect();
            let [first, ..] = such[..] else { continue };
            let when = match first.kind {
                Kind::NewlyInconclusive => "before",
                _ => "now",
            };
            if badness(verdict) == 0 {
                let first = printable(&first.scenario.0, SENTENCE);
                let count = scenarios(such.len());
                lines.push(('=', format!("{count}, {verdict} {when}, the first {first}")));
                continue;
            }
            let names = such.iter().take(TOLD);
            let names: Vec<_> = names
                .map(|change| format!("{verdict} {when}: {}", change.scenario))
                .collect();
            let mark = if when == "before" { '-' } else { '+' };
            lines.extend(listed(mark, names.iter().map(String::as_str), such.len()));
        }
        let is_new = |change: &&&Change| change.old.is_none();
        let new: Vec<_> = changes.iter().filter(is_new).collect();
        if let [first, ..] = new[..] {
            let first = printable(&first.scenario.0, SENTENCE);
            let count = scenarios(new.len());
            lines.push((
                '=',
                format!("{count}, not in the old run, the first {first}"),
            ));
        }
        Self {
            headline: format!("{}, by {cause}", scenarios(changes.len())),
            lines,
        }
    }
}

/// Lines with a mark, and how many of all are not among them.
fn listed<'a>(mark: char, texts: impl Iterator<Item = &'a str>, all: usize) -> Vec<(char, String)> {
    let mut lines: Vec<_> = texts
        .map(|text| (mark, printable(text, SENTENCE)))
        .collect();
    if let Some(left @ 1..) = all.checked_sub(lines.len()) {
        lines.push((mark, format!("… and {left} more")));
    }
    lines
}

fn scenarios(number: usize) -> String {
    counted(number, "scenario", "scenarios")
}

fn sentence(finding: &Finding) -> String {
    let Finding {
        verdict,
        clause,
        message,
        ..
    } = finding;
    format!("{verdict} {clause}: {message}")
}
