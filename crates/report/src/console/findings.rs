//! Findings grouped for people: the same clause and sentence is told once.

use std::collections::HashMap;
use std::fmt::Write as _;

use countersign_journal::{Finding, Verdict};

use super::{Excerpts, Paint, printable};
use crate::RunReport;

/// Characters of what was expected or seen.
const VALUE: usize = 400;
/// Characters of a curl line: as long as checks make them.
const CURL: usize = 2_000;

/// What stands for a curl line that can't be shown.
const ELSEWHERE: &str = "(in results.json: what it holds can't be shown here)";

/// How findings are told.
#[derive(Clone, Copy)]
pub(super) struct Telling<'a> {
    /// The spots that they are about.
    pub(super) excerpts: &'a Excerpts,
    /// Colours.
    pub(super) paint: Paint,
    /// Scenarios that are named under one group.
    pub(super) named: usize,
}

/// Findings of one verdict and clause, and of one sentence where there are few.
pub(super) struct Group<'a> {
    first: &'a Finding,
    /// Scenario and feature line, in the order of the run.
    scenarios: Vec<(&'a str, &'a str)>,
    times: usize,
    /// Whether all of them say the same.
    alike: bool,
}

/// Groups all findings but the passed: the worst verdict first, within it in
/// the order of the run. Where those that say the same make more groups than
/// `most`, a group is all of one clause.
pub(super) fn groups(report: &RunReport, most: usize) -> Vec<Group<'_>> {
    let alike = grouped(report, |finding| finding.message.as_str());
    if alike.len() > most {
        return grouped(report, |_| "");
    }
    alike
}

fn grouped<'a>(report: &'a RunReport, sentence: impl Fn(&'a Finding) -> &'a str) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut places = HashMap::new();
    for scenario in report.scenarios.values() {
        let place = (scenario.scenario.0.as_str(), scenario.location.as_str());
        for finding in &scenario.findings {
            let key = (finding.verdict, &finding.clause, sentence(finding));
            let at = *places.entry(key).or_insert_with(|| {
                groups.push(Group {
                    first: finding,
                    scenarios: Vec::new(),
                    times: 0,
                    alike: true,
                });
                groups.len() - 1
            });
            let group = &mut groups[at];
            group.times += 1;
            group.alike &= group.first.message == finding.message;
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
    pub(super) fn print(&self, telling: Telling<'_>, out: &mut String) {
        let finding = self.first;
        let paint = telling.paint;
        let times = match (self.times, self.alike) {
            (1, _) => String::new(),
            (times, true) => format!(" ({times} times)"),
            (times, false) => format!(" ({times} findings; the first)"),
        };
        let clause = printable(&finding.clause.0, VALUE);
        let _ = writeln!(out, "{} {clause}{times}", head(finding.verdict, paint));
        let _ = writeln!(out, "    {}", printable(&finding.message, VALUE));
        if finding.verdict != Verdict::Skipped {
            let line = |label: &str, value: &str, limit: usize, out: &mut String| {
                if !value.is_empty() {
                    let label = paint.faint(&format!("{label:<8}"));
                    let _ = writeln!(out, "    {label}  {}", printable(value, limit));
                }
            };
            line("expected", &finding.expected, VALUE, out);
            line("seen", &finding.seen, VALUE, out);
            let at = finding.at.as_deref().unwrap_or_default();
            match telling.excerpts.get(finding) {
                Some(excerpt) => {
                    let label = paint.faint("at      ");
                    let at = match at {
                        "" => "the whole".to_owned(),
                        at => printable(at, VALUE),
                    };
                    let _ = writeln!(out, "    {label}  {at}  ({})", excerpt.place());
                    excerpt.print(MARGIN, paint, out);
                }
                None => line("at", at, VALUE, out),
            }
            let curl = finding.curl.as_deref().unwrap_or_default();
            // One that is not shown as it is would repeat something else.
            match printable(curl, CURL) == curl {
                true => line("curl", curl, CURL, out),
                false => line("curl", ELSEWHERE, VALUE, out),
            }
        }
        name(&self.scenarios, telling, out);
        out.push('\n');
    }
}

/// What stands under the labels.
const MARGIN: &str = "              ";

/// A verdict at the head of lines; what is to be looked at in capitals.
pub(super) fn head(verdict: Verdict, paint: Paint) -> String {
    let word = match verdict {
        Verdict::Skipped => "skipped".to_owned(),
        verdict => verdict.as_str().to_uppercase(),
    };
    paint.verdict(verdict, &format!("{word:<12}"))
}

/// Appends the scenarios, some of them by name.
pub(super) fn name(scenarios: &[(&str, &str)], telling: Telling<'_>, out: &mut String) {
    let named = telling.named;
    for (index, (scenario, location)) in scenarios.iter().take(named).enumerate() {
        let label = if index == 0 { "in" } else { "" };
        let label = telling.paint.faint(&format!("{label:<8}"));
        let scenario = printable(scenario, 200);
        let location = printable(location, 200);
        let _ = writeln!(out, "    {label}  {scenario}  ({location})");
    }
    if scenarios.len() > named {
        let _ = writeln!(out, "{MARGIN}and {} more", scenarios.len() - named);
    }
}
