//! `ctrf.json`: the Common Test Report Format.

mod test;

use std::collections::BTreeSet;

use countersign_journal::Notice;
use serde_json::{Value, json};

use self::test::{of_run, test};
use super::Format;
use super::clock::Clock;
use crate::Record;
use crate::cut::{Whole, cut};
use crate::headline::{broken, partial};
use crate::json::pretty;
use crate::times::Times;
use crate::uuid::uuid;

/// For the tools around CTRF.
pub(super) const FORMAT: Format = Format {
    name: "ctrf",
    file: "ctrf.json",
    about: "Common Test Report Format, for dashboards and comments",
    render: |record, _| ctrf(record).into(),
};

/// The version of the format (<https://ctrf.io/docs/specification/overview>).
const SPECIFICATION: &str = "0.0.0";

/// Characters of what a finding tells.
const TRACE: usize = 8_000;

/// The run as CTRF has it. The format knows no warning and nothing that could
/// not be judged: the first is passed, with its message; the second is
/// `other`, which is neither good nor bad. `rawStatus` has the verdict.
fn ctrf(record: &Record) -> String {
    let report = &record.report;
    let clock = Clock::of(record);
    let mut names = Times::new();
    let scenarios = report.scenarios.iter().map(|(ordinal, scenario)| {
        let times = names.next(&scenario.scenario);
        test(scenario, record.scenarios.get(ordinal), times, clock)
    });
    let broken = broken(report).map(|because| of_run(&because));
    let tests: Vec<_> = broken.into_iter().chain(scenarios).collect();
    let mut value = json!({
        "reportFormat": "CTRF",
        "specVersion": SPECIFICATION,
        "reportId": uuid(&format!("{} {}", report.run_id, record.at)),
        "generatedBy": "countersign",
        "results": {
            "tool": { "name": "countersign", "version": report.version },
            "summary": summary(record, &tests, clock),
            "tests": tests,
            "environment": {
                "reportName": format!("countersign {}", report.systems.join(" ")),
                "testEnvironment": report.target,
                "extra": {
                    "run": report.run_id,
                    "seed": report.seed,
                    "planned": report.planned,
                    "finished": report.finished,
                },
            },
        },
    });
    let extra = &mut value["results"]["environment"]["extra"];
    if let Some(partial) = partial(report) {
        extra["partial"] = partial.into();
    }
    if let Some(selected) = report.selected() {
        extra["selected"] = cut(&selected, TRACE, Whole::Results).into();
    }
    if let Some(fault) = &report.harness_fault {
        extra["harnessFault"] = cut(fault, TRACE, Whole::Results).into();
    }
    if !report.notices.is_empty() {
        extra["notices"] = report.notices.iter().map(notice).collect();
    }
    pretty(&value)
}

/// A notice, none of its texts longer than what a finding tells.
fn notice(notice: &Notice) -> Value {
    json!({
        "code": cut(&notice.code, TRACE, Whole::Results),
        "message": cut(&notice.message, TRACE, Whole::Results),
        "hint": cut(&notice.hint, TRACE, Whole::Results),
    })
}

fn summary(record: &Record, tests: &[Value], clock: Clock) -> Value {
    let report = &record.report;
    let count = |status| tests.iter().filter(|test| test["status"] == status).count();
    let suites: BTreeSet<_> = report
        .scenarios
        .values()
        .map(|scenario| (&scenario.system, &scenario.topic))
        .collect();
    json!({
        "tests": tests.len(),
        "passed": count("passed"),
        "failed": count("failed"),
        "pending": count("pending"),
        "skipped": count("skipped"),
        "other": count("other"),
        "suites": suites.len(),
        "start": clock.at(0).as_millisecond(),
        "stop": clock.at(record.elapsed_ms()).as_millisecond(),
        "duration": record.elapsed_ms(),
    })
}
