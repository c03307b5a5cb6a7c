//! The end of a run, for people: [`summary`] fits a screen, [`listing`] tells
//! everything.

use std::fmt::Write as _;

use countersign_journal::Verdict;

use super::findings::{Telling, groups, head, name};
use super::topics::{self, Rows};
use super::{Excerpts, Paint, printable};
use crate::tallies::in_words;
use crate::{Record, RunReport, ScenarioReport};

/// Groups of findings that are shown at the end of a command, so that a target
/// of which nothing works floods no screen.
const GROUPS: usize = 8;
/// Reasons for which scenarios stopped, likewise.
const REASONS: usize = 5;

/// What a run came to, as the end of a command: counts by system and topic,
/// then the findings that did not pass, the worst first. It fits a screen where
/// they are few.
pub fn summary(report: &RunReport, excerpts: &Excerpts, paint: Paint) -> String {
    let telling = Telling {
        excerpts,
        paint,
        named: 3,
    };
    let mut out = String::new();
    topics::print(report, Rows::Telling, paint, &mut out);
    findings(report, telling, GROUPS, &mut out);
    stopped(report, telling, REASONS, &mut out);
    fault(report, &mut out);
    out
}

/// All that a run came to: a verdict for each clause, counts by topic, and every
/// finding that did not pass, the worst first.
pub fn listing(record: &Record) -> String {
    let report = &record.report;
    let telling = Telling {
        excerpts: &Excerpts::of(record),
        paint: Paint::Plain,
        named: 10,
    };
    let mut out = String::new();
    clauses(report, &mut out);
    topics::print(report, Rows::All, telling.paint, &mut out);
    findings(report, telling, usize::MAX, &mut out);
    stopped(report, telling, usize::MAX, &mut out);
    fault(report, &mut out);
    out
}

fn clauses(report: &RunReport, out: &mut String) {
    if report.clauses.is_empty() {
        return;
    }
    out.push_str("Clauses\n");
    for (id, clause) in &report.clauses {
        let verdict = clause.verdict();
        let counts = in_words(|verdict| clause.count(verdict));
        let id = printable(&id.0, 200);
        let _ = writeln!(out, "  {verdict:<12} {id:<56} {counts}");
    }
    out.push('\n');
}

fn findings(report: &RunReport, telling: Telling<'_>, most: usize, out: &mut String) {
    let groups = groups(report, most);
    for group in groups.iter().take(most) {
        group.print(telling, out);
    }
    more(groups.len(), most, "clauses with findings", out);
}

/// Appends how many were left out, and where all of them are told.
fn more(all: usize, most: usize, what: &str, out: &mut String) {
    if all > most {
        let left = all - most;
        let _ = writeln!(
            out,
            "and {left} {what}: `countersign report --format plain DIR` tells all of them\n"
        );
    }
}

/// Scenarios whose verdict no finding explains, by the reason.
fn stopped(report: &RunReport, telling: Telling<'_>, most: usize, out: &mut String) {
    let mut reasons: Vec<((Verdict, &str), Vec<&ScenarioReport>)> = Vec::new();
    let mut places = std::collections::HashMap::new();
    for scenario in report.scenarios.values() {
        let Some(because) = scenario.unexplained() else {
            continue;
        };
        let key = (scenario.verdict(), because);
        let at = *places.entry(key).or_insert_with(|| {
            reasons.push((key, Vec::new()));
            reasons.len() - 1
        });
        reasons[at].1.push(scenario);
    }
    for ((verdict, because), scenarios) in reasons.iter().take(most) {
        let head = head(*verdict, telling.paint);
        let _ = writeln!(out, "{head} {}", printable(because, 400));
        let places: Vec<_> = scenarios
            .iter()
            .map(|scenario| (scenario.scenario.0.as_str(), scenario.location.as_str()))
            .collect();
        name(&places, telling, out);
        out.push('\n');
    }
    more(
        reasons.len(),
        most,
        "other reasons why scenarios ended early",
        out,
    );
}

fn fault(report: &RunReport, out: &mut String) {
    if let Some(fault) = &report.harness_fault {
        let fault = printable(fault, 2_000);
        let _ = writeln!(
            out,
            "The harness itself failed: {fault}\nThis says nothing about the target.\n"
        );
    }
}
