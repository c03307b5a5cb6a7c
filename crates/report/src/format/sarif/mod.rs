//! `results.sarif`: SARIF 2.1.0, which code hosts show in place.

mod result;
mod rule;
mod text;

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde_json::{Value, json};

use super::Format;
use super::clock::Clock;
use crate::cut::{Whole, cut};
use crate::headline::partial;
use crate::json::pretty;
use crate::remark::remarks;
use crate::{Record, Reference};

/// For code hosts.
pub(super) const FORMAT: Format = Format {
    name: "sarif",
    file: "results.sarif",
    about: "SARIF 2.1.0, for code scanning",
    render: |record, reference| sarif(record, reference).into(),
};

/// Where the standard's schema is published.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Characters of a text that people read; code hosts cut much longer ones
/// without a word.
const TEXT: usize = 1_000;

/// Results of a run; GitHub shows no more, and takes no file that has five times
/// as many
/// (<https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning>).
const MOST: usize = 5_000;

/// The run as one run of SARIF: a rule is a clause that was judged, a result is
/// a finding, on the line of the step that looked. What was skipped is left
/// out, since code hosts show whatever is listed as something to be mended.
fn sarif(record: &Record, reference: &Reference) -> String {
    let report = &record.report;
    let remarks = remarks(&record.report);
    let mut told: Vec<_> = remarks
        .iter()
        .filter(|remark| result::is_told(remark))
        .collect();
    let left_out = told.len().saturating_sub(MOST);
    if left_out > 0 {
        told.sort_by_key(|remark| std::cmp::Reverse(remark.verdict));
        told.truncate(MOST);
    }
    let judged = report.clauses.keys().map(|clause| clause.0.as_str());
    let rules: BTreeMap<&str, usize> = judged
        .chain(told.iter().map(|remark| remark.clause()))
        .map(|clause| (clause, 0))
        .collect();
    let rules: BTreeMap<&str, usize> = rules.into_keys().zip(0..).collect();
    let results: Vec<_> = told
        .iter()
        .map(|remark| result::result(remark, &rules, reference))
        .collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "countersign",
                "version": report.version,
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": rules.keys().map(|clause| rule::rule(clause, reference)).collect::<Vec<_>>(),
                "notifications": codes(record),
            }},
            "automationDetails": { "id": automation(record) },
            "invocations": [invocation(record, left_out)],
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    pretty(&log)
}

/// Which runs are of one kind, and which of them this is: a code host holds a
/// run against the last one of its kind.
fn automation(record: &Record) -> String {
    let report = &record.report;
    let kind = format!("countersign {}", report.kind());
    format!("{}/{}", kind.replace('/', " "), report.run_id)
}

/// How the run went, as a process: partial runs and faults of the harness are
/// no success, whatever was found; that there was no room for all of it is told.
fn invocation(record: &Record, left_out: usize) -> Value {
    let report = &record.report;
    let fault = report.harness_fault.as_deref();
    let partial = partial(report);
    let mut invocation = json!({
        "executionSuccessful": fault.is_none() && partial.is_none(),
    });
    if record.began().is_some() {
        let clock = Clock::of(record);
        invocation["startTimeUtc"] = time(clock.at(0));
        if report.finished {
            invocation["endTimeUtc"] = time(clock.at(report.elapsed_ms));
        }
    }
    let more = (left_out > 0)
        .then(|| format!("{left_out} findings more are in results.json; the worst are here."));
    let selected = report.selected();
    let selected = selected.map(|it| format!("Only what was selected was run: {it}"));
    let told: Vec<_> = [
        ("note", selected.as_deref()),
        ("error", fault),
        ("error", partial.as_deref()),
        ("warning", more.as_deref()),
    ]
    .into_iter()
    .filter_map(|(level, text)| {
        Some(json!({ "level": level, "message": text::message(&cut(text?, TEXT, Whole::Results)) }))
    })
    .collect();
    if !told.is_empty() {
        invocation["toolExecutionNotifications"] = told.into();
    }
    let notices: Vec<_> = report
        .notices
        .iter()
        .map(|notice| {
            let told = format!("{}\n{}", notice.message, notice.hint);
            json!({
                "level": "warning",
                "descriptor": { "id": notice.code },
                "message": text::message(&cut(&told, TEXT, Whole::Results)),
            })
        })
        .collect();
    if !notices.is_empty() {
        invocation["toolConfigurationNotifications"] = notices.into();
    }
    invocation
}

/// The codes of what was noticed, each once.
fn codes(record: &Record) -> Vec<Value> {
    let notices = record.report.notices.iter();
    let codes: BTreeMap<_, ()> = notices.map(|notice| (&notice.code, ())).collect();
    codes.keys().map(|code| json!({ "id": code })).collect()
}

/// A moment as SARIF has it: of UTC, to the millisecond.
fn time(at: Timestamp) -> Value {
    format!("{at:.3}").into()
}
