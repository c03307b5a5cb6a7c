//! What SARIF says beyond what its schema asks for.

use countersign_journal::Verdict;
use countersign_report::Record;
use serde_json::Value;

use super::arbitrary::many;
use super::render;
use super::schemas::json;

fn run(case: &str) -> Value {
    let path = crate::folder().join(format!("{case}.ndjson"));
    let log = json(&render("sarif", &crate::events(&path)));
    log["runs"][0].clone()
}

#[test]
fn each_result_names_its_rule_by_its_index() {
    for (case, events) in crate::cases() {
        let run = run(&case);
        let rules = &run["tool"]["driver"]["rules"];
        for result in run["results"].as_array().expect("a list") {
            let index = result["ruleIndex"].as_u64().expect("a number");
            let index = usize::try_from(index).expect("small");
            assert_eq!(rules[index]["id"], result["ruleId"], "{case}");
        }
        let record = Record::of(events);
        let skipped = record.report.findings();
        let told = skipped.filter(|it| it.verdict != Verdict::Skipped).count();
        assert!(run["results"].as_array().expect("a list").len() >= told);
    }
}

/// A finding stands on the line of the step that looked; a standing check's on
/// that of the scenario, and what stopped one on the step that did not work.
#[test]
fn findings_stand_on_the_lines_of_their_steps() {
    let run = run("steps");
    let lines: Vec<_> = run["results"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|result| {
            let place = &result["locations"][0]["physicalLocation"];
            place["region"]["startLine"].as_u64().expect("a number")
        })
        .collect();
    assert_eq!(lines, [20, 24, 32]);
}

#[test]
fn a_known_clause_is_a_related_place() {
    let run = run("steps");
    let related = &run["results"][1]["relatedLocations"][0];
    let place = &related["physicalLocation"];
    assert_eq!(
        place["artifactLocation"]["uri"],
        "schemas/spectrum/clauses.toml"
    );
    assert_eq!(place["region"]["startLine"], 12);
    assert!(run["results"][0].get("relatedLocations").is_none());
}

#[test]
fn a_run_that_was_cut_short_is_no_success() {
    for (case, whole) in [
        ("interrupted", false),
        ("harness-fault", false),
        ("verdicts", true),
    ] {
        let invocation = &run(case)["invocations"][0];
        assert_eq!(invocation["executionSuccessful"], whole, "{case}");
        assert_eq!(
            invocation.get("toolExecutionNotifications").is_none(),
            whole,
            "{case}"
        );
    }
}

/// Where there are more than a code host shows, the worst are told.
#[test]
fn there_are_as_many_as_a_code_host_shows() {
    let log = json(&render("sarif", &many(5_010, 3)));
    let run = &log["runs"][0];
    assert_eq!(run["results"].as_array().map(Vec::len), Some(5_000));
    let told = &run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"];
    assert!(
        told.as_str()
            .is_some_and(|it| it.starts_with("10 findings more"))
    );
}

#[test]
fn nothing_that_a_target_said_is_a_link() {
    for (case, events) in crate::cases() {
        assert_texts(&json(&render("sarif", &events)), &case);
    }
}

/// A viewer takes `[text](target)` for a link and `{0}` for a place to fill, in
/// every text of a log: there is none but the link to the clause.
pub(super) fn assert_texts(log: &Value, case: &str) {
    match log {
        Value::Array(items) => items.iter().for_each(|item| assert_texts(item, case)),
        Value::Object(members) => {
            if let Some(Value::String(text)) = members.get("text") {
                assert_text(text, case);
            }
            members.values().for_each(|value| assert_texts(value, case));
        }
        _ => {}
    }
}

fn assert_text(text: &str, case: &str) {
    let told = text.strip_suffix("[this clause](1).").unwrap_or(text);
    let mut signs = told.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => {
                let escaped = signs.next();
                assert!(matches!(escaped, Some('\\' | '[' | ']')), "{case}: {text}");
            }
            '[' | ']' => panic!("{case}: a bracket in {text}"),
            '{' | '}' => assert_eq!(signs.next(), Some(sign), "{case}: {text}"),
            _ => {}
        }
    }
}
