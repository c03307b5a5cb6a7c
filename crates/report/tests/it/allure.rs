//! allure-results: what they tell, and what Allure makes of them.

use std::collections::{BTreeMap, BTreeSet};

use countersign_journal::Verdict;
use countersign_report::{Record, Reference, Rendered, format};
use serde_json::{Value, json};

use crate::published::{node, npm};
use crate::rendered::compare;

/// The files by their names.
fn results(record: &Record) -> BTreeMap<String, Vec<u8>> {
    let format = format("allure").expect("it is listed");
    match (format.render)(record, &Reference::default()) {
        Rendered::Folder(files) => files.into_iter().collect(),
        Rendered::File(_) => panic!("results are a folder"),
    }
}

/// The folder for people: its results with what is attached, in the order of
/// their names.
fn view(files: &BTreeMap<String, Vec<u8>>) -> String {
    let text = |name: &str| String::from_utf8_lossy(&files[name]).into_owned();
    let mut view = text("environment.properties");
    let mut results: Vec<Value> = files
        .keys()
        .filter(|name| name.ends_with("-result.json"))
        .map(|name| serde_json::from_str(&text(name)).expect("JSON"))
        .collect();
    results.sort_by_key(|it| (it["fullName"].to_string(), it["start"].as_i64()));
    for result in results {
        view.push_str(&format!("\n{}\n", line(&result)));
        for label in result["labels"].as_array().into_iter().flatten() {
            let (name, value) = (label["name"].as_str(), label["value"].as_str());
            let (name, value) = (name.unwrap_or_default(), value.unwrap_or_default());
            view.push_str(&format!("  {name}: {value}\n"));
        }
        for step in result["steps"].as_array().into_iter().flatten() {
            view.push_str(&format!("  {}\n", line(step)));
            for attached in step["attachments"].as_array().into_iter().flatten() {
                let source = attached["source"].as_str().expect("a file");
                let lines = text(source).lines().count();
                view.push_str(&format!("    [{}, {lines} lines]\n", attached["name"]));
            }
        }
    }
    view
}

/// A result or a step: what became of it, when, and what is said of it.
fn line(told: &Value) -> String {
    format!(
        "{} {} {}..{} {}",
        told["status"], told["name"], told["start"], told["stop"], told["statusDetails"]
    )
}

#[test]
fn every_case_is_told_as_expected() {
    for (name, events) in crate::cases() {
        let files = results(&Record::of(events));
        compare(&format!("allure/{name}"), "txt", &view(&files));
    }
}

#[test]
fn results_have_histories_of_their_own() {
    for (name, events) in crate::cases() {
        let files = results(&Record::of(events));
        let mut histories = BTreeSet::new();
        for (file, bytes) in files {
            if file.ends_with("-result.json") {
                let result: Value = serde_json::from_slice(&bytes).expect("JSON");
                assert!(
                    histories.insert(result["historyId"].to_string()),
                    "{name}: {file}"
                );
            }
        }
    }
}

/// Allure's own reader takes all of it, and its report counts the same. It
/// takes seconds to begin: cases of all kinds are put to it, not all cases.
#[test]
fn allure_agrees() {
    const KINDS: [&str; 4] = ["hostile-markup", "nothing-run", "outline", "repeated"];
    let Some(folder) = npm() else { return };
    let cases = crate::cases().into_iter();
    for (name, events) in cases.filter(|(name, _)| KINDS.contains(&name.as_str())) {
        let record = Record::of(events);
        let here = folder.join(format!("{name}.allure-results"));
        let report = folder.join(format!("{name}.allure-report"));
        // Allure leaves a report that is there as it is.
        let _ = std::fs::remove_dir_all(&here);
        let _ = std::fs::remove_dir_all(&report);
        std::fs::create_dir_all(&here).expect("made");
        for (file, bytes) in results(&record) {
            std::fs::write(here.join(file), bytes).expect("written");
        }
        let told = node(folder, "allure.mjs", &[&here, &report]);
        let told: Value = serde_json::from_str(&told).expect("JSON");
        let verdicts = record.report.verdicts();
        let mut expected = BTreeMap::new();
        for (status, verdict) in [
            ("passed", Verdict::Passed),
            ("passed", Verdict::Warned),
            ("failed", Verdict::Failed),
            ("broken", Verdict::Inconclusive),
            ("skipped", Verdict::Skipped),
        ] {
            *expected.entry(status).or_insert(0) += verdicts.count(verdict);
        }
        // What broke off has a result of its own.
        if broke_off(&record) {
            *expected.entry("broken").or_insert(0) += 1;
        }
        expected.retain(|_, count| *count > 0);
        assert_eq!(told["statuses"], json!(expected), "{name}");
        let exchanges = record.scenarios.values().map(|it| it.exchanges.len());
        let target = json!(["Target", record.report.target]);
        assert_eq!(told["environment"][0], target, "{name}");
        for notice in &record.report.notices {
            let (code, message) = (&notice.code, &notice.message);
            let notice = json!([code.replace(' ', "-"), message.replace('\n', " ")]);
            let environment = told["environment"].as_array().expect("a list");
            assert!(environment.contains(&notice), "{name}: {notice}");
        }
        assert_eq!(told["attached"], exchanges.sum::<usize>(), "{name}");
    }
}

/// Whether a run came to no end, or to nothing.
fn broke_off(record: &Record) -> bool {
    let report = &record.report;
    let done = report.scenarios.values().filter(|it| it.verdict.is_some());
    let is_whole = report.finished && done.count() >= report.planned as usize;
    !is_whole || report.scenarios.is_empty() || report.harness_fault.is_some()
}
