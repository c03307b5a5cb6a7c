//! Parts of a run on several machines, and the whole that they are joined to.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::Value;

use crate::sandbox::topics;

fn program(folder: &Path, arguments: &[&str]) -> Output {
    crate::program(folder)
        .args(arguments)
        .output()
        .expect("the program runs")
}

fn told(output: &Output) -> String {
    let all = [&output.stdout[..], &output.stderr].concat();
    String::from_utf8_lossy(&all).into_owned()
}

/// Runs one part of the features in `some`, reports in a folder of its own.
fn part(folder: &Path, index: u32, of: u32, more: &[&str]) -> Vec<Value> {
    let (shard, place) = (format!("{index}/{of}"), format!("part-{index}"));
    let arguments = ["run", "--features", "some", "--shard", &shard];
    let all = [&arguments, &["--report-dir", &place][..], more].concat();
    let output = program(folder, &all);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    events(&folder.join(place))
}

fn events(folder: &Path) -> Vec<Value> {
    let text = fs::read_to_string(folder.join("journal.ndjson")).expect("a journal");
    text.lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

/// The scenarios of a journal by ordinal, with their tags.
fn scenarios(events: &[Value]) -> BTreeMap<u64, (String, Value)> {
    let begun = events
        .iter()
        .filter(|event| event["event"] == "scenario-started");
    begun
        .map(|event| {
            let name = event["scenario"].as_str().expect("a name").to_owned();
            let ordinal = event["ordinal"].as_u64().expect("a number");
            (ordinal, (name, event["tags"].clone()))
        })
        .collect()
}

#[test]
fn parts_are_joined_to_the_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    topics(folder, "spectrum", &["lookup", "token", "duplicate"]);
    topics(folder, "spreadshirt", &["batch", "concurrency"]);
    let whole = program(
        folder,
        &["run", "--features", "some", "--report-dir", "whole"],
    );
    assert_eq!(whole.status.code(), Some(0), "{}", told(&whole));
    let whole = scenarios(&events(&folder.join("whole")));
    let mut joined = BTreeMap::new();
    let mut totals: BTreeMap<String, u64> = BTreeMap::new();
    for index in 1..=3 {
        let events = part(folder, index, 3, &[]);
        let mine = scenarios(&events);
        assert_eq!(events[0]["scenarios"], mine.len());
        assert_eq!(events[0]["shard"]["scenarios"], whole.len());
        assert!(mine.len() >= whole.len() / 6, "{index}: {}", mine.len());
        let end = events.last().expect("an end")["verdicts"].clone();
        for (verdict, count) in end.as_object().expect("verdicts") {
            *totals.entry(verdict.clone()).or_default() += count.as_u64().expect("a count");
        }
        joined.extend(mine);
    }
    // Every scenario once, with the ordinal that it has in the whole.
    assert_eq!(joined, whole);
    // However they are named.
    let places = ["part-3", "part-1/journal.ndjson", "part-2"];
    let arguments = [&["merge"], &places[..], &["--report-dir", "out"]].concat();
    let output = program(folder, &arguments);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let results = fs::read_to_string(folder.join("out/results.json")).expect("results");
    let results: Value = serde_json::from_str(&results).expect("JSON");
    let merged = events(&folder.join("out"));
    assert_eq!(scenarios(&merged), whole);
    assert_eq!(merged[0]["scenarios"], whole.len());
    assert_eq!(merged[0].get("shard"), None);
    let last = merged.last().expect("an end");
    for (verdict, count) in results["verdicts"].as_object().expect("verdicts") {
        assert_eq!(*count, totals[verdict], "{verdict}");
        assert_eq!(*count, last["verdicts"][verdict], "{verdict}");
    }
    // In other formats besides, unless those stand in the way.
    let arguments = [&arguments[..], &["--format", "tap,allure"]].concat();
    let output = program(folder, &arguments);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let tap = fs::read_to_string(folder.join("out/results.tap")).expect("points");
    assert!(tap.contains(&format!("\n1..{}\n", whole.len())), "{tap}");
    fs::remove_file(folder.join("out/allure-results/.countersign")).expect("it is marked");
    let output = program(folder, &arguments);
    assert_eq!(output.status.code(), Some(2), "{}", told(&output));
    // And it can be judged as any other.
    let judged = program(folder, &["judge", "out", "--report-dir", "again"]);
    assert_eq!(judged.status.code(), Some(0), "{}", told(&judged));
    for name in ["journal.ndjson", "results.json", "junit.xml"] {
        let read = |of: &str| fs::read(folder.join(of).join(name)).expect(name);
        assert!(read("out") == read("again"), "{name} differs");
    }
}

/// What one takes, another lacks, on another machine too.
#[test]
fn what_runs_in_turn_or_alone_stays_together() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    topics(folder, "spreadshirt", &["reports", "batch"]);
    let mut places = BTreeSet::new();
    for index in 1..=2 {
        for (_, tags) in scenarios(&part(folder, index, 2, &["spreadshirt"])).values() {
            if tags.to_string().contains("in-turn") || tags.to_string().contains("alone") {
                places.insert(index);
            }
        }
    }
    assert_eq!(places.len(), 1, "{places:?}");
}

/// The longest scenario alone, as long as the others together are no longer.
#[test]
fn parts_follow_recorded_durations() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    topics(folder, "spectrum", &["token"]);
    let arguments = [
        "run",
        "spectrum",
        "--features",
        "some",
        "--report-dir",
        "whole",
    ];
    let output = program(folder, &arguments);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let path = folder.join("whole/results.json");
    let results = fs::read_to_string(&path).expect("results");
    let mut results: Value = serde_json::from_str(&results).expect("JSON");
    let timings = results["timings"].as_object_mut().expect("timings");
    let count = timings.len();
    for (at, (_, milliseconds)) in timings.iter_mut().enumerate() {
        *milliseconds = if at == 3 { count * 100 } else { 100 }.into();
    }
    let longest = timings.keys().nth(3).expect("a name").clone();
    fs::write(&path, results.to_string()).expect("written");
    let more = ["spectrum", "--timings", "whole/results.json"];
    let mut sizes = BTreeSet::new();
    for index in 1..=2 {
        let mine = scenarios(&part(folder, index, 2, &more));
        let is_longest = mine.values().any(|(name, _)| *name == longest);
        assert_eq!(is_longest, mine.len() == 1, "{mine:?}");
        sizes.insert(mine.len());
    }
    assert_eq!(sizes, BTreeSet::from([1, count - 1]));
    // A part that was divided otherwise does not fit; a journal will do too.
    part(folder, 2, 2, &["spectrum", "--timings", "whole"]);
    let output = program(folder, &["merge", "part-1", "part-2"]);
    let text = told(&output);
    assert_eq!(output.status.code(), Some(2), "{text}");
    assert!(text.contains("are not of the same division"), "{text}");
    assert!(!folder.join("reports").exists());
}

/// A part is read twice, and a pipe has nothing more to say the second time.
#[cfg(unix)]
#[test]
fn a_part_that_can_be_read_once_alone_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let pipe = std::process::Command::new("mkfifo")
        .arg(folder.join("pipe"))
        .status();
    assert!(pipe.is_ok_and(|status| status.success()), "a pipe");
    for part in ["-", "pipe", "/dev/null"] {
        let output = program(folder, &["merge", part]);
        let text = told(&output);
        assert_eq!(output.status.code(), Some(2), "{text}");
        assert!(
            text.contains("is no file: its journal is read twice"),
            "{text}"
        );
        assert!(!folder.join("reports").exists(), "{part}");
    }
}

/// Parts of the same scenarios, which were chosen otherwise, are no parts of one
/// run.
#[test]
fn parts_of_different_selections_are_not_joined() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    topics(folder, "spectrum", &["token"]);
    part(folder, 1, 2, &["spectrum"]);
    let events = part(folder, 2, 2, &["spectrum", "--tags", "not @none"]);
    assert_eq!(events[0]["selection"]["tags"], "not @none");
    assert_eq!(events[0]["selection"]["features"], "some");
    let output = program(folder, &["merge", "part-1", "part-2"]);
    let text = told(&output);
    assert_eq!(output.status.code(), Some(2), "{text}");
    let differ =
        "differ in what they selected: the features in some and not @none of the features in some";
    assert!(text.contains(differ), "{text}");
    assert!(!folder.join("reports").exists());
}
