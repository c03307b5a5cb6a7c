//! [`summary`]: the end of a run, for people.

use std::fmt::Write as _;

use countersign_journal::{Tally, Verdict};

use super::findings::{groups, name};
use super::printable;
use crate::{RunReport, ScenarioReport};

/// The whole summary: a verdict for each clause, counts by topic, then every
/// finding that did not pass, the worst first.
pub fn summary(report: &RunReport) -> String {
    let mut out = String::new();
    clauses(report, &mut out);
    topics(report, &mut out);
    for group in groups(report) {
        group.print(&mut out);
    }
    stopped(report, &mut out);
    if let Some(fault) = &report.harness_fault {
        let fault = printable(fault, 2_000);
        let _ = writeln!(
            out,
            "The harness itself failed: {fault}\nThis says nothing about the target.\n"
        );
    }
    out
}

fn clauses(report: &RunReport, out: &mut String) {
    if report.clauses.is_empty() {
        return;
    }
    out.push_str("Clauses\n");
    for (id, clause) in &report.clauses {
        let verdict = clause.verdict();
        let counts: Vec<_> = Verdict::ALL
            .into_iter()
            .map(|verdict| (clause.count(verdict), verdict))
            .filter(|(count, _)| *count > 0)
            .map(|(count, verdict)| format!("{count} {verdict}"))
            .collect();
        let _ = writeln!(
            out,
            "  {verdict:<12} {:<56} {}",
            printable(&id.0, 200),
            counts.join(", ")
        );
    }
    out.push('\n');
}

fn topics(report: &RunReport, out: &mut String) {
    let mut topics: Vec<(String, Tally)> = Vec::new();
    for scenario in report.scenarios.values() {
        let name = format!("{} · {}", scenario.system, printable(&scenario.topic, 80));
        let at = topics
            .iter()
            .position(|(topic, _)| *topic == name)
            .unwrap_or_else(|| {
                topics.push((name, Tally::default()));
                topics.len() - 1
            });
        topics[at].1.add(scenario.verdict());
    }
    topics.push(("all scenarios".to_owned(), report.verdicts()));
    let width = topics
        .iter()
        .map(|(topic, _)| topic.chars().count())
        .max()
        .unwrap_or_default();
    let _ = write!(out, "{:<width$}", "Topics");
    for verdict in Verdict::ALL {
        let _ = write!(out, "  {verdict:>7}");
    }
    out.push('\n');
    for (topic, tally) in &topics {
        let _ = write!(out, "{topic:<width$}");
        for verdict in Verdict::ALL {
            let column = verdict.as_str().len().max(7);
            let count = match tally.count(verdict) {
                0 => "–".to_owned(),
                count => count.to_string(),
            };
            let _ = write!(out, "  {count:>column$}");
        }
        out.push('\n');
    }
    let done = report.scenarios.len();
    if done < report.planned as usize {
        let _ = writeln!(out, "{done} of {} scenarios were run", report.planned);
    }
    out.push('\n');
}

/// Scenarios whose verdict no finding explains, by the reason.
fn stopped(report: &RunReport, out: &mut String) {
    let mut reasons: Vec<((Verdict, &str), Vec<&ScenarioReport>)> = Vec::new();
    for scenario in report.scenarios.values() {
        let Some(because) = scenario.unexplained() else {
            continue;
        };
        let key = (scenario.verdict(), because);
        match reasons.iter_mut().find(|(other, _)| *other == key) {
            Some((_, scenarios)) => scenarios.push(scenario),
            None => reasons.push((key, vec![scenario])),
        }
    }
    for ((verdict, because), scenarios) in reasons {
        let _ = writeln!(out, "{verdict:<12} {}", printable(because, 400));
        let places: Vec<_> = scenarios
            .iter()
            .map(|scenario| (scenario.scenario.0.as_str(), scenario.location.as_str()))
            .collect();
        name(&places, out);
        out.push('\n');
    }
}
