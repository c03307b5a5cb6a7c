//! Findings grouped for people: the same clause and sentence is told once.

use std::fmt::Write as _;

use countersign_journal::{Finding, Verdict};

use super::printable;
use crate::RunReport;

/// Scenarios named under one group.
const NAMED: usize = 10;
/// Characters of what was expected or seen.
const VALUE: usize = 400;
/// Characters of a curl line: a large body would bury the rest.
const CURL: usize = 2_000;

/// Findings of one verdict, clause and sentence.
pub(super) struct Group<'a> {
    first: &'a Finding,
    /// Scenario and feature line, in the order of the run.
    scenarios: Vec<(&'a str, &'a str)>,
    times: usize,
}

/// Groups all findings but the passed: the worst verdict first, within it in
/// the order of the run.
pub(super) fn groups(report: &RunReport) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut places = std::collections::HashMap::new();
    for scenario in report.scenarios.values() {
        let place = (scenario.scenario.0.as_str(), scenario.location.as_str());
        for finding in &scenario.findings {
            let key = (finding.verdict, &finding.clause, &finding.message);
            let at = *places.entry(key).or_insert_with(|| {
                groups.push(Group {
                    first: finding,
                    scenarios: Vec::new(),
                    times: 0,
                });
                groups.len() - 1
            });
            let group = &mut groups[at];
            group.times += 1;
            if group.scenarios.last() != Some(&place) {
                group.scenarios.push(place);
            }
        }
    }
    groups.sort_by_key(|group| std::cmp::Reverse(group.first.verdict));
    groups
}

impl Group<'_> {
    /// Appends the group in lines. A skipped one is short: its reason is all
    /// there is to tell.
    pub(super) fn print(&self, out: &mut String) {
        let finding = self.first;
        let verdict = match finding.verdict {
            Verdict::Skipped => "skipped".to_owned(),
            verdict => verdict.as_str().to_uppercase(),
        };
        let times = match self.times {
            1 => String::new(),
            times => format!(" ({times} times)"),
        };
        let clause = printable(&finding.clause.0, VALUE);
        let _ = writeln!(out, "{verdict:<12} {clause}{times}");
        let _ = writeln!(out, "    {}", printable(&finding.message, VALUE));
        if finding.verdict != Verdict::Skipped {
            for (label, value, limit) in [
                ("expected", Some(finding.expected.as_str()), VALUE),
                ("seen", Some(finding.seen.as_str()), VALUE),
                ("at", finding.at.as_deref(), VALUE),
                ("curl", finding.curl.as_deref(), CURL),
            ] {
                if let Some(value) = value.filter(|value| !value.is_empty()) {
                    let _ = writeln!(out, "    {label:<8}  {}", printable(value, limit));
                }
            }
        }
        name(&self.scenarios, out);
        out.push('\n');
    }
}

/// Appends the scenarios, at most ten of them by name.
pub(super) fn name(scenarios: &[(&str, &str)], out: &mut String) {
    for (index, (scenario, location)) in scenarios.iter().take(NAMED).enumerate() {
        let label = if index == 0 { "in" } else { "" };
        let scenario = printable(scenario, 200);
        let _ = writeln!(out, "    {label:<8}  {scenario}  ({location})");
    }
    if scenarios.len() > NAMED {
        let _ = writeln!(out, "    {:<8}  and {} more", "", scenarios.len() - NAMED);
    }
}
