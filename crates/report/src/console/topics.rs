//! The table of verdicts by system and topic.

use countersign_journal::{Tally, Verdict};

use super::Paint;
use super::printable::{columns, first, padded};
use crate::RunReport;
use crate::tallies::tallies;

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
    /// Those in which something did not pass; all, where everything passed and
    /// they fit a screen.
    Telling,
}

/// Appends the table: a row for each system, below it those of its topics, and
/// one for all scenarios.
pub(super) fn print(report: &RunReport, rows: Rows, paint: Paint, out: &mut String) {
    let systems = tallies(report);
    let total = report.verdicts();
    let count: usize = systems.iter().map(|system| system.topics.len()).sum();
    let fits = all_passed(&total) && count <= MOST;
    let mut lines: Vec<(String, Tally)> = Vec::new();
    for system in systems {
        lines.push((first(system.name, NAME), system.all));
        let (mut others, mut rest) = (0, Tally::default());
        for (topic, tally) in system.topics {
            if rows == Rows::All || fits || !all_passed(&tally) {
                lines.push((format!("  {}", first(topic, NAME)), tally));
            } else {
                others += 1;
                rest.add_all(&tally);
            }
        }
        if others > 0 {
            let plural = if others == 1 { "topic" } else { "topics" };
            lines.push((format!("  {others} {plural} where all passed"), rest));
        }
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
    out.push('\n');
}

fn cell(tally: &Tally, verdict: Verdict, paint: Paint) -> String {
    let width = verdict.as_str().len().max(7);
    match tally.count(verdict) {
        0 => paint.faint(&format!("{:>width$}", "–")),
        count => paint.verdict(verdict, &format!("{count:>width$}")),
    }
}

fn all_passed(tally: &Tally) -> bool {
    tally.count(Verdict::Passed) == tally.total()
}
