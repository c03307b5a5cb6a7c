//! `results.json`: verdicts and findings for other programs.

use countersign_journal::{Finding, Verdict};
use serde_json::{Map, Value, json};

use super::Format;
use crate::RunReport;
use crate::json::pretty;

/// For other programs.
pub(super) const FORMAT: Format = Format {
    name: "results",
    file: "results.json",
    about: "verdicts and findings as JSON, for other programs",
    render: |record, _| results(&record.report).into(),
};

/// The run as one JSON object: `verdicts` counts scenarios, `findings` lists
/// all but the passed. The members after these two are told for convenience:
/// each clause's verdict and counts, the scenarios that did not pass, what was
/// run, and how many milliseconds each scenario took.
pub fn results(report: &RunReport) -> String {
    let mut value = json!({
        "verdicts": counts(|verdict| report.verdicts().count(verdict)),
        "findings": report.findings().map(finding).collect::<Vec<_>>(),
        "clauses": report.clauses.iter().map(|(id, clause)| json!({
            "clause": id,
            "verdict": clause.verdict(),
            "findings": counts(|verdict| clause.count(verdict)),
        })).collect::<Vec<_>>(),
        "scenarios": report.scenarios.values()
            .filter(|scenario| scenario.verdict() != Verdict::Passed)
            .map(|scenario| {
                let mut object = json!({
                    "scenario": scenario.scenario,
                    "verdict": scenario.verdict(),
                    "location": scenario.location,
                });
                if let (Some(object), Some(because)) =
                    (object.as_object_mut(), scenario.because.as_deref().or(scenario.unexplained()))
                {
                    object.insert("because".into(), because.into());
                }
                object
            }).collect::<Vec<_>>(),
        "run": {
            "version": report.version,
            "id": report.run_id,
            "seed": report.seed,
            "systems": report.systems,
            "target": report.target,
            "finished": report.finished,
            "harnessFault": report.harness_fault,
            "elapsedMs": report.elapsed_ms,
        },
        "timings": report.scenarios.values()
            .filter(|scenario| scenario.verdict.is_some())
            .map(|scenario| (scenario.scenario.0.clone(), scenario.elapsed_ms.into()))
            .collect::<Map<String, Value>>(),
    });
    // What most runs have none of.
    if let Some(shard) = report.shard {
        value["run"]["shard"] = json!({ "index": shard.index, "of": shard.of });
    }
    if let Some(selection) = &report.selection
        && !selection.is_everything()
    {
        value["run"]["selection"] = json!(selection);
    }
    if !report.notices.is_empty() {
        value["notices"] = json!(report.notices);
    }
    pretty(&value)
}

/// The number of each verdict, all five always present.
fn counts(of: impl Fn(Verdict) -> u64) -> Value {
    let counts = Verdict::ALL.map(|verdict| (verdict.as_str().to_owned(), of(verdict).into()));
    Value::Object(Map::from_iter(counts))
}

/// A finding, the four members that everyone reads first.
fn finding(finding: &Finding) -> Value {
    let mut object = Map::new();
    object.insert("clause".into(), json!(finding.clause));
    object.insert("verdict".into(), json!(finding.verdict));
    object.insert("scenario".into(), json!(finding.scenario));
    object.insert("message".into(), json!(finding.message));
    if let Ok(Value::Object(rest)) = serde_json::to_value(finding) {
        object.extend(rest.into_iter().filter(|(key, _)| !is_first(key)));
    }
    Value::Object(object)
}

fn is_first(key: &str) -> bool {
    matches!(key, "clause" | "verdict" | "scenario" | "message")
}
