//! `gl-code-quality-report.json`, which GitLab shows in a merge request.

use countersign_journal::Verdict;
use serde_json::{Value, json};

use super::Format;
use crate::cut::{Whole, cut};
use crate::headline::broken;
use crate::json::pretty;
use crate::remark::{FeatureLine, NO_CLAUSE, Remark, remarks};
use crate::{Record, RunReport, digest};

/// For GitLab's merge requests.
pub(super) const FORMAT: Format = Format {
    name: "gitlab",
    file: "gl-code-quality-report.json",
    about: "code quality as JSON, for GitLab's merge requests",
    render: |record, _| gitlab(record).into(),
};

/// Characters of a description.
const DESCRIPTION: usize = 1_000;

/// A list of what was found, each on a line of its feature file
/// (<https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>).
/// What was skipped is not in it: it says nothing of the target. A run that
/// broke off has an issue of its own: an empty list would say that all is well.
fn gitlab(record: &Record) -> String {
    let remarks = remarks(&record.report);
    let broken = broken(&record.report).map(|because| of_run(&because, &record.report));
    let issues: Vec<_> = broken
        .into_iter()
        .chain(remarks.iter().filter_map(issue))
        .collect();
    pretty(&issues)
}

/// What is to be said of the run itself, at the first feature that it knows:
/// GitLab asks for some file.
fn of_run(because: &str, report: &RunReport) -> Value {
    let first = report.scenarios.values().next().map(FeatureLine::of);
    json!({
        "description": cut(because, DESCRIPTION, Whole::Results),
        "check_name": NO_CLAUSE,
        "fingerprint": format!("{:016x}", digest(&report.systems.join("\n"))),
        "severity": "blocker",
        "location": {
            "path": path(first.map_or("features", |line| line.file)),
            "lines": { "begin": 1 },
        },
    })
}

/// GitLab finds no file by a path that begins with a dot.
fn path(file: &str) -> &str {
    file.trim_start_matches("./")
}

fn issue(remark: &Remark<'_>) -> Option<Value> {
    // Where GitLab gates on severity, what could not be judged is no better
    // than what is warned of.
    let severity = match remark.verdict {
        Verdict::Failed => "critical",
        Verdict::Inconclusive => "major",
        Verdict::Warned => "minor",
        Verdict::Skipped | Verdict::Passed => return None,
    };
    let description = format!("{} ({})", remark.message, remark.verdict);
    Some(json!({
        "description": cut(&description, DESCRIPTION, Whole::Results),
        "check_name": remark.clause(),
        "fingerprint": remark.identity,
        "severity": severity,
        "location": {
            "path": path(remark.place.file),
            "lines": { "begin": remark.place.line },
        },
    }))
}
