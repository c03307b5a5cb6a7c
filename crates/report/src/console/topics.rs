//! The table of verdicts by system and topic.

use countersign_journal::{Tally, Verdict};

use super::Paint;
use super::printable;
use super::printable::{columns, first, padded};
use crate::tallies::tallies;
use crate::{RunReport, counted};

/// Columns that the name of a topic takes at most.
const NAME: usize = 56;
/// Topics that are listed where all of them passed: more do not fit a screen
/// beside what stands around them.
const MOST: usize = 30;

/// Which topics get a row.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Rows {
    /// Every one.
    All,
    /// Those in which something did not pass, but for many that came to the same
    /// and did not fail; all, where everything passed and they fit a screen.
    Telling,
}

/// Appends the table: a row for each system, below it those of its topics, and
/// one for all scenarios.
pub(super) fn print(report: &RunReport, rows: Rows, paint: Paint, out: &mut String) {
    let systems = tallies(report);
    let total = report.verdicts();
    let count: usize = systems.iter().map(|system| system.topics.len()).sum();
    let fits = all_are(&total, Verdict::Passed) && count <= MOST;
    let mut lines: Vec<(String, Tally)> = Vec::new();
    for system in systems {
        lines.push((first(system.name, NAME), system.all));
        let is_all = rows == Rows::All || fits;
        let folded: Vec<_> = FOLDED
            .iter()
            .filter(|_| !is_all)
            .filter_map(|(verdict, least, what)| {
                let alike = system.topics.iter().map(|(_, tally)| tally);
                let alike: Vec<_> = alike.filter(|it| all_are(it, *verdict)).collect();
                (alike.len() >= *least).then(|| (*verdict, fold(&alike, what)))
            })
            .collect();
        for (topic, tally) in system.topics {
            if !folded.iter().any(|(verdict, _)| all_are(&tally, *verdict)) {
                lines.push((format!("  {}", first(topic, NAME)), tally));
            }
        }
        lines.extend(folded.into_iter().map(|(_, line)| line));
    }
    lines.push(("all scenarios".to_owned(), total));
    let widths = lines.iter().map(|(name, _)| columns(name));
    let width = widths.max().unwrap_or_default();
    out.push_str(&padded("Topics", width));
    for verdict in Verdict::ALL {
        out.push_str(&format!("  {verdict:>7}"));
    }
    out.push('\n');
    for (name, tally) in &lines {
        out.push_str(&padded(name, width));
        for verdict in Verdict::ALL {
            out.push_str("  ");
            out.push_str(&cell(tally, verdict, paint));
        }
        out.push('\n');
    }
    let done = report.scenarios.len();
    if done < report.planned as usize {
        out.push_str(&format!(
            "{done} of {} scenarios were run\n",
            report.planned
        ));
    }
    if let Some(selected) = report.selected() {
        let selected = printable(&selected, usize::MAX);
        out.push_str(&format!("only what was selected: {selected}\n"));
    }
    out.push('\n');
}

fn cell(tally: &Tally, verdict: Verdict, paint: Paint) -> String {
    let width = verdict.as_str().len().max(7);
    match tally.count(verdict) {
        0 => paint.faint(&format!("{:>width$}", "–")),
        count => paint.verdict(verdict, &format!("{count:>width$}")),
    }
}

/// Topics of which all scenarios came to the same are told in one row, where
/// there are so many of them. What failed is told topic by topic.
const FOLDED: &[(Verdict, usize, &str)] = &[
    (Verdict::Passed, 1, "passed"),
    (Verdict::Skipped, 4, "were skipped"),
    (Verdict::Inconclusive, 4, "were inconclusive"),
];

fn fold(topics: &[&Tally], what: &str) -> (String, Tally) {
    let mut all = Tally::default();
    for tally in topics {
        all.add_all(tally);
    }
    let count = counted(topics.len(), "topic", "topics");
    (format!("  {count} where all {what}"), all)
}

fn all_are(tally: &Tally, verdict: Verdict) -> bool {
    tally.count(verdict) == tally.total()
}
