//! Runs that say too little to be judged by: no format shows them green.

use countersign_journal::RunEvent;
use countersign_report::{Record, Rendered, format};
use serde_json::Value;

use super::render;
use super::schemas::json;

/// Cases, and what each format has to say of them; nothing where the run is a
/// whole one.
const CASES: [(&str, Option<&str>); 5] = [
    ("interrupted", Some("The run did not come to its end")),
    ("harness-fault", Some("The harness itself failed")),
    ("nothing-run", Some("no scenario was run")),
    ("verdicts", None),
    ("passed", None),
];

fn events(case: &str) -> Vec<RunEvent> {
    crate::events(&crate::folder().join(format!("{case}.ndjson")))
}

/// Whether there is exactly one that is told so.
fn is_told(told: &[String], sentence: Option<&str>) -> bool {
    match (told, sentence) {
        ([], None) => true,
        ([told], Some(sentence)) => told.contains(sentence),
        _ => false,
    }
}

#[test]
fn gitlab_has_an_issue_of_its_own_for_it() {
    for (case, sentence) in CASES {
        let issues = json(&render("gitlab", &events(case)));
        let issues = issues.as_array().expect("a list").iter();
        let blockers = issues.filter(|it| it["severity"] == "blocker");
        let told: Vec<_> = blockers.map(|it| it["description"].to_string()).collect();
        assert!(is_told(&told, sentence), "{case}: {told:?}");
    }
}

#[test]
fn junit_has_an_error_of_its_own_for_it() {
    for (case, sentence) in CASES {
        let text = render("junit", &events(case));
        let cases = text.split("<testcase ").skip(1);
        let own = cases.filter(|it| it.contains("classname=\"countersign\""));
        let told: Vec<_> = own
            .filter_map(|it| it.split_once("<error message="))
            .map(|(_, told)| told.to_owned())
            .collect();
        assert!(is_told(&told, sentence), "{case}: {text}");
        let counted = format!("errors=\"{}\"", text.matches("<error ").count());
        assert!(text.contains(&counted), "{case}: {text}");
        let counted = format!("tests=\"{}\"", text.matches("<testcase ").count());
        assert!(text.contains(&counted), "{case}: {text}");
    }
}

#[test]
fn ctrf_has_a_test_of_its_own_for_it() {
    for (case, sentence) in CASES {
        let tests = json(&render("ctrf", &events(case)))["results"]["tests"].take();
        let tests = tests.as_array().expect("a list").iter();
        let own = tests.filter(|it| it["status"] == "other" && it.get("suite").is_none());
        let told: Vec<_> = own.map(|it| it["message"].to_string()).collect();
        assert!(is_told(&told, sentence), "{case}: {told:?}");
    }
}

#[test]
fn allure_has_a_result_of_its_own_for_it() {
    let format = format("allure").expect("it is listed");
    for (case, sentence) in CASES {
        let record = Record::of(events(case));
        let Rendered::Folder(files) = (format.render)(&record, &super::reference()) else {
            panic!("results are a folder")
        };
        let results = files
            .iter()
            .filter(|(name, _)| name.ends_with("-result.json"));
        let results: Vec<Value> = results
            .map(|(_, bytes)| serde_json::from_slice(bytes).expect("JSON"))
            .collect();
        let own = results.iter().filter(|it| it["fullName"] == "countersign");
        let told: Vec<_> = own
            .filter(|it| it["status"] == "broken")
            .map(|it| it["statusDetails"]["message"].to_string())
            .collect();
        assert!(is_told(&told, sentence), "{case}: {told:?}");
    }
}

/// A run that was killed took as long as its exchanges tell.
#[test]
fn a_run_that_broke_off_took_its_time() {
    let exchanged = r#"{"event": "exchanged", "ordinal": 1, "exchange": {"id": "1.1", "actor": "A",
        "request": {"method": "GET", "url": "http://127.0.0.1:1/", "headers": [], "body": ""},
        "outcome": {"answered": {"status": 200, "headers": [], "body": ""}},
        "started_ms": 1200, "elapsed_ms": 134}}"#;
    let mut events = events("interrupted");
    events.push(serde_json::from_str(exchanged).expect("an event"));
    let text = render("junit", &events);
    assert!(text.contains("time=\"1.334\""), "{text}");
    let text = render("summary", &events);
    assert!(text.contains(" 1.3 s "), "{text}");
    let value = json(&render("results", &events));
    assert_eq!(value["run"]["elapsedMs"], 1334);
    assert_eq!(
        json(&render("ctrf", &events))["results"]["summary"]["duration"],
        1334
    );
}
