//! Tables of Markdown: verdicts by topic, and what was noticed.

use std::fmt::Write as _;

use countersign_journal::{Notice, Tally, Verdict};

use super::SENTENCE;
use super::escape::{code, inline};
use super::page::Page;
use super::sign;
use crate::RunReport;
use crate::tallies::tallies;

/// Topics that get a row.
const TOPICS: usize = 40;
/// Systems that get a row.
const SYSTEMS: usize = 10;
/// Characters of the name of one.
const NAME: usize = 60;
/// Notices that are told.
const NOTICES: usize = 20;

/// Verdicts by system, and by the topics of which not all passed.
pub(super) fn verdicts(report: &RunReport) -> String {
    let mut table = String::from("| |");
    for verdict in Verdict::ALL {
        let _ = write!(table, " {} {verdict} |", sign(verdict));
    }
    table.push_str("\n| :--- |");
    table.push_str(&" ---: |".repeat(Verdict::ALL.len()));
    table.push('\n');
    let systems = tallies(report);
    let mut left = TOPICS;
    let mut more = systems.len().saturating_sub(SYSTEMS);
    for system in systems.iter().take(SYSTEMS) {
        row(
            &format!("**{}**", inline(system.name, NAME)),
            &system.all,
            &mut table,
        );
        let topics = system.topics.iter();
        for (topic, tally) in topics.filter(|(_, tally)| !all_passed(tally)) {
            if left == 0 {
                more += 1;
                continue;
            }
            left -= 1;
            row(&inline(topic, NAME), tally, &mut table);
        }
    }
    if systems.len() != 1 {
        row("**all**", &report.verdicts(), &mut table);
    }
    if more > 0 {
        let _ = write!(table, "\n{more} more are not listed here.\n");
    }
    table.push('\n');
    table
}

fn row(name: &str, tally: &Tally, table: &mut String) {
    let _ = write!(table, "| {name} |");
    for verdict in Verdict::ALL {
        match tally.count(verdict) {
            0 => table.push_str(" – |"),
            count => {
                let _ = write!(table, " {count} |");
            }
        }
    }
    table.push('\n');
}

fn all_passed(tally: &Tally) -> bool {
    tally.count(Verdict::Passed) == tally.total()
}

/// Appends what was found out before the first scenario, as far as it leaves
/// room for what was found behind it.
pub(super) fn notices(report: &RunReport, page: &mut Page) {
    let half = page.half();
    let told = report.notices.iter().take(NOTICES);
    let told = told
        .take_while(|notice| page.push_below(&line(notice), half))
        .count();
    let more = report.notices.len() - told;
    if more > 0 {
        page.close(&format!("- and {more} more notices\n"));
    }
    if !report.notices.is_empty() {
        page.close("\n");
    }
}

fn line(notice: &Notice) -> String {
    format!(
        "- {} {}<br>{}\n",
        code(&notice.code, NAME),
        inline(&notice.message, SENTENCE),
        inline(&notice.hint, SENTENCE)
    )
}
