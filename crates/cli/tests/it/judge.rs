//! Journals judged again: the same findings, byte for byte, and no network.

use std::fs;
use std::path::Path;
use std::process::{Output, Stdio};

use serde_json::Value;

use crate::faulty::{TWO_FAULTS, falsified};
use crate::sandbox::{self, Sandbox, topics};

const REPORTS: [&str; 3] = ["journal.ndjson", "results.json", "junit.xml"];

fn told(output: &Output) -> String {
    let all = [&output.stdout[..], &output.stderr].concat();
    String::from_utf8_lossy(&all).into_owned()
}

fn judge(folder: &Path, arguments: &[&str]) -> Output {
    crate::program(folder)
        .arg("judge")
        .args(arguments)
        .output()
        .expect("the program runs")
}

fn assert_same(folder: &Path, one: &str, other: &str) {
    for name in REPORTS {
        let read = |of: &str| fs::read_to_string(folder.join(of).join(name)).expect(name);
        assert!(read(one) == read(other), "{name} differs");
    }
}

fn summary(text: &str) -> &str {
    let start = text.find("Topics ").expect("a summary");
    let end = text.find("\nreports: ").expect("reports");
    &text[start..end]
}

/// A run of both systems, in `out`.
fn passing(folder: &Path) -> Output {
    topics(folder, "spectrum", &["lookup", "robustness"]);
    topics(folder, "spreadshirt", &["batch"]);
    sandbox::run(folder, &[], &["--features", "some"]).0
}

/// A run against an endpoint with faults, in `out`.
fn failing(folder: &Path, more: &[&str]) -> Output {
    let sandbox = Sandbox::start(folder, &[TOKEN], &["spectrum"]);
    topics(folder, "spectrum", &["duplicate"]);
    let url = falsified(&sandbox, TWO_FAULTS);
    let states = ["--provider-states", &sandbox.states];
    let target = ["spectrum", "--features", "some", "--target", &url];
    let (output, _) = sandbox::run(folder, &[TOKEN], &[&target, &states[..], more].concat());
    output
}

const TOKEN: (&str, &str) = ("SPECTRUM_API_TOKEN", "a-token-of-somebody");

#[test]
fn a_run_is_judged_again_byte_for_byte() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let run = passing(folder);
    let judged = judge(folder, &["out/journal.ndjson", "--report-dir", "again"]);
    assert_eq!(judged.status.code(), Some(0), "{}", told(&judged));
    assert_eq!(run.status.code(), Some(0));
    assert!(told(&judged).contains("are those that the journal records"));
    assert_eq!(summary(&told(&run)), summary(&told(&judged)));
    assert_same(folder, "out", "again");
    // In its own place, too, which is read while it is written.
    let judged = judge(folder, &["again", "--report-dir", "again"]);
    assert_eq!(judged.status.code(), Some(0), "{}", told(&judged));
    assert_same(folder, "out", "again");
    assert_eq!(
        fs::read_dir(folder.join("again")).expect("files").count(),
        3
    );
}

#[test]
fn findings_are_judged_again_with_and_without_strict() {
    for more in [&[][..], &["--strict"]] {
        let folder = tempfile::tempdir().expect("a folder");
        let folder = folder.path();
        let run = failing(folder, more);
        assert_eq!(run.status.code(), Some(1), "{}", told(&run));
        let arguments = [&["out", "--report-dir", "again"], more].concat();
        let judged = judge(folder, &arguments);
        assert_eq!(judged.status.code(), Some(1), "{}", told(&judged));
        assert_eq!(summary(&told(&run)), summary(&told(&judged)));
        assert_same(folder, "out", "again");
    }
}

/// Changes the events of the journal in `out` as they are written.
fn alter(folder: &Path, mut change: impl FnMut(&mut Value)) {
    let path = folder.join("out/journal.ndjson");
    let text = fs::read_to_string(&path).expect("a journal");
    let lines = text.lines().map(|line| {
        let mut event: Value = serde_json::from_str(line).expect("JSON");
        change(&mut event);
        format!("{event}\n")
    });
    let altered: String = lines.collect();
    fs::create_dir_all(folder.join("altered")).expect("a folder");
    fs::write(folder.join("altered/journal.ndjson"), altered).expect("written");
}

#[test]
fn what_a_journal_says_was_found_decides_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    failing(folder, &[]);
    let mut count = 0;
    alter(folder, |event| {
        for verdict in ["/finding/verdict", "/verdict"] {
            if let Some(verdict) = event.pointer_mut(verdict)
                && *verdict == "failed"
            {
                *verdict = "passed".into();
                count += 1;
            }
        }
    });
    assert!(count > 0);
    let judged = judge(folder, &["altered", "--report-dir", "again"]);
    let text = told(&judged);
    assert_eq!(judged.status.code(), Some(1), "{text}");
    assert!(
        text.contains("are not those that the journal records"),
        "{text}"
    );
    assert!(text.contains("recorded passed, judged failed"), "{text}");
    assert_same(folder, "out", "again");
}

/// Nor may a run end well whose journal says otherwise.
#[test]
fn a_journal_that_records_worse_than_follows_is_inconclusive() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    passing(folder);
    let mut first = true;
    alter(folder, |event| {
        if let Some(verdict) = event.pointer_mut("/finding/verdict")
            && std::mem::take(&mut first)
        {
            *verdict = "warned".into();
        }
    });
    assert!(!first, "the run has findings");
    let judged = judge(folder, &["altered", "--report-dir", "again"]);
    let text = told(&judged);
    assert_eq!(judged.status.code(), Some(3), "{text}");
    assert!(
        text.contains("records other findings than follow"),
        "{text}"
    );
    assert_same(folder, "out", "again");
}

#[test]
fn a_record_that_somebody_has_touched_is_inconclusive() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    passing(folder);
    let mut first = true;
    alter(folder, |event| {
        if event["event"] == "exchanged" && std::mem::take(&mut first) {
            *event = serde_json::json!({
                "event": "noticed",
                "notice": {"code": "CFG-000", "message": "", "hint": ""},
            });
        }
    });
    let judged = judge(folder, &["altered"]);
    let text = told(&judged);
    assert_eq!(judged.status.code(), Some(3), "{text}");
    assert!(
        text.contains("the record of the scenario contradicts itself"),
        "{text}"
    );
}

/// A run that is killed leaves what it has seen; wherever it is cut off, the
/// rest is judged.
#[test]
fn a_journal_that_is_cut_off_is_judged_as_far_as_it_goes() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    passing(folder);
    let text = fs::read(folder.join("out/journal.ndjson")).expect("a journal");
    let first = text.iter().position(|byte| *byte == b'\n').expect("a line") + 1;
    let middle = text.len() / 2;
    for (end, word) in [
        (text.len() - 2, "is cut off"),
        (middle, ""),
        (middle + 1, ""),
        (first + 9, "is cut off"),
        (first, "ends before its run does"),
    ] {
        fs::write(folder.join("part.ndjson"), &text[..end]).expect("written");
        let judged = judge(folder, &["part.ndjson"]);
        let text = told(&judged);
        assert_eq!(judged.status.code(), Some(3), "{text}");
        assert!(text.contains(word), "{text}");
        assert!(text.contains("what follows is what it holds"), "{text}");
    }
}

#[test]
fn a_journal_may_come_from_standard_input() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    passing(folder);
    let journal = fs::File::open(folder.join("out/journal.ndjson")).expect("a journal");
    let judged = crate::program(folder)
        .args(["judge", "-", "--report-dir", "again"])
        .stdin(Stdio::from(journal))
        .output()
        .expect("the program runs");
    assert_eq!(judged.status.code(), Some(0), "{}", told(&judged));
    assert_same(folder, "out", "again");
}
