//! A test of CTRF: a scenario.

use std::collections::BTreeSet;

use countersign_journal::Verdict;
use serde_json::{Value, json};

use super::TRACE;
use crate::cut::{Whole, cut};
use crate::format::clock::Clock;
use crate::format::course::{Course, Part};
use crate::remark::{self, FeatureLine, NO_CLAUSE};
use crate::uuid::uuid;
use crate::{ScenarioRecord, ScenarioReport};

/// Characters of the name of a step or a tag.
const NAME: usize = 2_000;

/// Tags of a test.
const TAGS: usize = 100;

/// A test for the run itself, where that broke off.
pub(super) fn of_run(because: &str) -> Value {
    let verdict = Verdict::Inconclusive;
    json!({
        "id": uuid("the run"),
        "name": NO_CLAUSE,
        "status": status(verdict),
        "duration": 0,
        "message": cut(because, TRACE, Whole::Results),
        "rawStatus": verdict,
        "type": "conformance",
    })
}

/// What the format calls a verdict.
fn status(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Passed | Verdict::Warned => "passed",
        Verdict::Failed => "failed",
        Verdict::Skipped => "skipped",
        Verdict::Inconclusive => "other",
    }
}

/// One scenario; `times` tells those of the same name apart.
pub(super) fn test(
    scenario: &ScenarioReport,
    record: Option<&ScenarioRecord>,
    times: u32,
    clock: Clock,
) -> Value {
    let verdict = scenario.verdict();
    let line = FeatureLine::of(scenario);
    let course = Course::of(scenario, record);
    let mut test = json!({
        "id": uuid(&format!("{} {times}", scenario.scenario)),
        // The format takes no empty name.
        "name": if scenario.name().is_empty() { "?" } else { scenario.name() },
        "status": status(verdict),
        "duration": scenario.elapsed_ms,
        "suite": [scenario.system, scenario.topic],
        "rawStatus": verdict,
        "type": "conformance",
        "filePath": line.file,
        "line": line.line,
    });
    if course.parts.iter().any(|part| !part.exchanges.is_empty()) {
        test["start"] = clock.at(course.started_ms).as_millisecond().into();
        test["stop"] = clock.at(course.ended_ms).as_millisecond().into();
    }
    if let Some(sentence) = scenario.sentence() {
        test["message"] = cut(sentence, TRACE, Whole::Results).into();
    }
    if !scenario.findings.is_empty() {
        let trace: Vec<_> = scenario.findings.iter().map(remark::lines).collect();
        test["trace"] = cut(&trace.join("\n"), TRACE, Whole::Results).into();
    }
    let steps: Vec<_> = course.parts.iter().filter_map(step).collect();
    if !steps.is_empty() {
        test["steps"] = steps.into();
    }
    let Some(record) = record else {
        return test;
    };
    if !record.tags.is_empty() {
        let tags = record.tags.iter().take(TAGS);
        test["tags"] = tags.map(|tag| cut(tag, NAME, Whole::Journal)).collect();
    }
    let claims = record.claims.iter().map(|claimed| &claimed.claim);
    let clauses: BTreeSet<_> = claims
        .filter(|claim| !claim.presupposed)
        .map(|claim| &claim.clause)
        .collect();
    if !clauses.is_empty() {
        test["labels"] = json!({ "clauses": clauses });
    }
    test
}

/// A step of its feature; one that the scenario never came to is skipped.
fn step(part: &Part<'_>) -> Option<Value> {
    let step = part.step?;
    Some(json!({
        "name": cut(&format!("{} {}", step.keyword, step.text), NAME, Whole::Journal),
        "status": part.verdict.map_or("skipped", status),
    }))
}
