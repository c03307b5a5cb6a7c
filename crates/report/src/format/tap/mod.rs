//! `results.tap`: the Test Anything Protocol, version 14
//! (<https://testanything.org/tap-version-14-specification.html>).

mod yaml;

use std::fmt::Write as _;

use countersign_journal::Verdict;

use self::yaml::scalar;
use super::Format;
use crate::console::is_unseen;
use crate::cut::{Whole, cut};
use crate::headline::broken;
use crate::remark::{FeatureLine, facts};
use crate::{RunReport, ScenarioReport};

/// For TAP consumers.
pub(super) const FORMAT: Format = Format {
    name: "tap",
    file: "results.tap",
    about: "Test Anything Protocol 14",
    render: |record, _| tap(&record.report).into(),
};

/// Characters of a name or reason, which stand on one line.
const NAME: usize = 400;
/// Characters of a value in the diagnostics.
const VALUE: usize = 4_000;
/// Findings of one scenario that are told.
const FINDINGS: usize = 50;

/// The whole run.
fn tap(report: &RunReport) -> String {
    let mut text = opening(report.planned.max(number(report.scenarios.len())));
    for notice in &report.notices {
        let _ = writeln!(
            text,
            "# {}: {}",
            name(&notice.code),
            name(&format!("{} {}", notice.message, notice.hint))
        );
    }
    for (scenario, place) in report.scenarios.values().zip(1..) {
        point(place, scenario, &mut text);
    }
    ending(report, &mut text);
    text
}

/// The version, and the plan. A plan of nothing would count as passed; what
/// follows then is that nothing was run.
pub(crate) fn opening(planned: u32) -> String {
    if planned == 0 {
        return "TAP version 14\n".to_owned();
    }
    format!("TAP version 14\n1..{planned}\n")
}

/// Appends a scenario, which is the `place`th. TAP knows only `ok` and `not
/// ok`: a warning is `ok`, what could not be judged is not, and the diagnostics
/// have the verdict.
pub(crate) fn point(place: u32, scenario: &ScenarioReport, out: &mut String) {
    let verdict = scenario.verdict();
    let ok = match verdict {
        Verdict::Passed | Verdict::Warned | Verdict::Skipped => "ok",
        Verdict::Failed | Verdict::Inconclusive => "not ok",
    };
    let _ = write!(out, "{ok} {place} - {}", name(&scenario.scenario.0));
    let message = scenario.sentence().unwrap_or_default();
    if verdict == Verdict::Skipped {
        let _ = write!(out, " # SKIP {}", name(message));
    }
    out.push('\n');
    if !matches!(verdict, Verdict::Passed | Verdict::Skipped) {
        diagnostics(scenario, message, out);
    }
}

/// Appends what is said of a scenario, as YAML.
fn diagnostics(scenario: &ScenarioReport, message: &str, out: &mut String) {
    let verdict = scenario.verdict();
    let severity = match verdict {
        Verdict::Failed => "fail",
        Verdict::Inconclusive => "error",
        _ => "comment",
    };
    let line = FeatureLine::of(scenario);
    let _ = write!(
        out,
        "  ---\n  message: {}\n  severity: {severity}\n  verdict: {verdict}\n  \
         duration_ms: {}\n  at:\n    file: {}\n    line: {}\n",
        scalar(&cut(message, VALUE, Whole::Results)),
        scenario.elapsed_ms,
        scalar(&cut(line.file, NAME, Whole::Results)),
        line.line
    );
    if !scenario.findings.is_empty() {
        out.push_str("  findings:\n");
    }
    for finding in scenario.findings.iter().take(FINDINGS) {
        let _ = write!(
            out,
            "    - verdict: {}\n      clause: {}\n      message: {}\n",
            finding.verdict,
            scalar(&cut(&finding.clause.0, NAME, Whole::Results)),
            scalar(&cut(&finding.message, VALUE, Whole::Results))
        );
        for (label, value) in facts(finding) {
            let _ = writeln!(
                out,
                "      {label}: {}",
                scalar(&cut(&value, VALUE, Whole::Results))
            );
        }
    }
    let more = scenario.findings.len().saturating_sub(FINDINGS);
    if more > 0 {
        let _ = writeln!(out, "  more_findings: {more}");
    }
    out.push_str("  ...\n");
}

/// Appends what the run was a part of, and why no more follows, where it is not
/// a whole one: a consumer takes that for failed whatever stands before.
pub(crate) fn ending(report: &RunReport, out: &mut String) {
    if let Some(selected) = report.selected() {
        let _ = writeln!(out, "# only what was selected: {}", name(&selected));
    }
    if let Some(because) = broken(report) {
        let _ = writeln!(out, "Bail out! {}", name(&because));
    }
}

/// A text on one line, without what TAP would take for a directive.
fn name(text: &str) -> String {
    let mut out = String::new();
    for character in cut(text, NAME, Whole::Results).chars() {
        match character {
            '\\' | '#' => out.extend(['\\', character]),
            _ if is_unseen(character) => out.push(' '),
            _ => out.push(character),
        }
    }
    out
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
