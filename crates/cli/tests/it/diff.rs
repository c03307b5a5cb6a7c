//! `countersign diff` and `countersign trend`, on runs against a sandbox that
//! is sound one time and faulty the other.

use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::Value;

use crate::faulty::{TWO_FAULTS, falsified};
use crate::sandbox::{self, Sandbox, topics};

const TOKEN: (&str, &str) = ("SPECTRUM_API_TOKEN", "a-token-of-somebody");

fn countersign(folder: &Path, arguments: &[&str]) -> Output {
    let mut program = crate::program(folder);
    program.args(arguments).output().expect("the program runs")
}

fn told(output: &Output) -> String {
    let all = [&output.stdout[..], &output.stderr].concat();
    String::from_utf8_lossy(&all).into_owned()
}

/// A sound run in `sound`, and a faulty one in `faulty`.
fn runs(folder: &Path) {
    let sandbox = Sandbox::start(folder, &[TOKEN], &["spectrum"]);
    topics(folder, "spectrum", &["duplicate", "full-order"]);
    let faulty = falsified(&sandbox, TWO_FAULTS);
    for (name, url) in [("sound", &sandbox.url), ("faulty", &faulty)] {
        let states = ["--provider-states", &sandbox.states];
        let target = ["spectrum", "--features", "some", "--target", url];
        sandbox::run(folder, &[TOKEN], &[&target, &states[..]].concat());
        fs::rename(folder.join("out"), folder.join(name)).expect("renamed");
    }
}

#[test]
fn what_a_target_has_broken_is_told_and_then_that_it_is_mended() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    runs(folder);
    let output = countersign(folder, &["diff", "sound", "faulty"]);
    let text = told(&output);
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(
        text.contains("regressed") && text.contains("by the target"),
        "{text}"
    );
    assert!(!text.contains("by the suite"), "{text}");

    let output = countersign(folder, &["diff", "faulty", "sound"]);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let output = countersign(folder, &["diff", "--format", "json", "faulty", "sound"]);
    let json: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_ne!(json["counts"]["fixed"], 0, "{json:#}");
    assert_eq!(json["counts"]["regressed"], 0, "{json:#}");

    // Findings that the old run had not recorded, but that follow from it: the
    // suite is what has changed.
    let journal = fs::read_to_string(folder.join("faulty/journal.ndjson")).expect("readable");
    let blind: String = journal
        .lines()
        .map(|line| {
            let mut event: Value = serde_json::from_str(line).expect("an event");
            if event["event"] == "found" {
                event["finding"]["verdict"] = "passed".into();
            }
            if event["event"] == "scenario-finished" {
                event["verdict"] = "passed".into();
            }
            format!("{event}\n")
        })
        .collect();
    fs::write(folder.join("blind.ndjson"), blind).expect("written");
    let output = countersign(folder, &["diff", "blind.ndjson", "faulty"]);
    let text = told(&output);
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(!text.contains("by the target"), "{text}");
    assert!(text.contains("by the suite or contract"), "{text}");

    // Cut off in the middle, it is no evidence of what is not in it.
    let middle = journal.len() / 2;
    fs::write(folder.join("half.ndjson"), &journal[..middle]).expect("written");
    let output = countersign(folder, &["diff", "faulty", "half.ndjson"]);
    let text = told(&output);
    assert_eq!(output.status.code(), Some(3), "{text}");
    assert!(!text.contains("vanished"), "{text}");

    // One that was not to have most of it, neither.
    let selected: String = journal
        .lines()
        .filter_map(|line| {
            let mut event: Value = serde_json::from_str(line).expect("an event");
            if event["event"] == "run-started" {
                event["selection"]["tags"] = "@alone or (@one and @none)".into();
                event["scenarios"] = 1.into();
            }
            let ordinal = event.get("ordinal").and_then(Value::as_u64);
            (ordinal.unwrap_or(1) == 1).then(|| format!("{event}\n"))
        })
        .collect();
    fs::write(folder.join("selected.ndjson"), selected).expect("written");
    let output = countersign(folder, &["diff", "faulty", "selected.ndjson"]);
    let text = told(&output);
    assert_eq!(output.status.code(), Some(0), "{text}");
    assert!(!text.contains("vanished"), "{text}");
    let words = "the new run selected only @alone or (@one and @none)";
    assert!(text.contains(words), "{text}");

    let output = countersign(folder, &["trend", "--out", "t.html", "faulty", "sound"]);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let page = fs::read_to_string(folder.join("t.html")).expect("the page is there");
    let place = |name: &str| page.find(&format!("<th scope=\"row\">{name}<"));
    assert!(
        place("sound") < place("faulty"),
        "in the order of their beginnings"
    );

    let output = countersign(folder, &["trend", "--out", "u.html", "sound", "nowhere"]);
    assert_eq!(output.status.code(), Some(2), "{}", told(&output));
    assert!(!folder.join("u.html").exists(), "nothing is written");
}
