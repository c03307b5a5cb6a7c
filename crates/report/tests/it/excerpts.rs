//! The spot of an answer that a finding is about: its line, and a mark below.
//! Each file below `tests/excerpts` has a path, a body, and what is shown of
//! it; `UPDATE_EXPECTED=1` rewrites the last part.

use std::path::Path;

use countersign_journal::RunEvent;
use countersign_report::console::{self, Excerpts, Paint};
use countersign_report::{Collect, Record, Sink};
use proptest::prelude::*;
use serde_json::json;

/// The events of a run with one finding, at this place of this answer.
fn events(body: &str, at: &str) -> Vec<RunEvent> {
    let start = json!({"event": "run-started", "version": "0", "run_id": "1", "systems": ["s"],
        "target": "sandbox", "scenarios": 1, "at": "2026-01-02T03:04:05Z"});
    let begin = json!({"event": "scenario-started", "ordinal": 1, "scenario": "s/t/n", "system": "s",
        "topic": "T", "location": "t.feature:1", "tags": []});
    let exchange = json!({"event": "exchanged", "ordinal": 1, "exchange": {"id": "1.1", "actor": "A",
        "request": {"method": "GET", "url": "http://127.0.0.1:1/", "headers": [], "body": ""},
        "outcome": {"answered": {"status": 200, "headers": [], "body": body}},
        "started_ms": 1, "elapsed_ms": 2}});
    let found = json!({"event": "found", "ordinal": 1, "finding": {"clause": "s.c", "verdict": "failed",
        "scenario": "s/t/n", "message": "it differs", "at": at, "exchange": "1.1"}});
    let end =
        json!({"event": "scenario-finished", "ordinal": 1, "verdict": "failed", "elapsed_ms": 3});
    [start, begin, exchange, found, end]
        .into_iter()
        .map(|event| serde_json::from_value(event).expect("an event"))
        .collect()
}

/// What is shown behind `at`, and below it.
fn shown(body: &str, at: &str) -> String {
    let events = events(body, at);
    let (mut excerpts, mut report) = (Excerpts::default(), Collect::new(None::<Record>));
    for event in &events {
        excerpts.record(event).expect("memory takes everything");
        report.record(event).expect("memory takes everything");
    }
    let live = console::summary(report.report(), &excerpts, Paint::Plain, None);
    let record = Record::of(events);
    let read = console::summary(&record.report, &Excerpts::of(&record), Paint::Plain, None);
    assert_eq!(live, read, "a run as it goes on, and its journal");
    let (_, from) = live.split_once("    it differs\n").expect("the finding");
    let (excerpt, _) = from.split_once("    in  ").expect("the scenario");
    excerpt.to_owned()
}

#[test]
fn every_excerpt_reads_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/excerpts");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("the cases are there") {
        let path = entry.expect("an entry").path();
        let text = std::fs::read_to_string(&path).expect("the case is readable");
        let (given, expected) = text.split_once("=== expected\n").expect("what is expected");
        let (at, body) = given.split_once("\n=== body\n").expect("a body");
        let at = at.strip_prefix("=== at\n").expect("a path");
        let shown = shown(body.trim_end_matches('\n'), at);
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            std::fs::write(&path, format!("{given}=== expected\n{shown}")).expect("written");
        } else {
            assert_eq!(shown, expected, "{}", path.display());
        }
        count += 1;
    }
    assert!(count > 0);
}

/// Bodies in which places may be found, and any other text.
fn body() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"a\"",
        "\"",
        "\\",
        "1",
        "<a>",
        "</a>",
        "<a b='1'/>",
        "<a",
        ">",
        "\n",
        " ",
        "\u{feff}",
        "日本",
        "\u{301}",
        "\u{1b}[2J",
        "\u{9b}31m",
        "\u{202e}",
        "&amp;",
    ]);
    let built = prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat());
    prop_oneof![built, any::<String>()]
}

proptest! {
    /// Whatever a target answers: an excerpt is short, and moves no cursor.
    #[test]
    fn no_answer_reaches_the_terminal_as_it_is(
        body in body(),
        at in "(/(a|b|0|1|@b|a\\[2\\]|text\\(\\)|~1|é)){0,4}/?",
    ) {
        let shown = shown(&body, &at);
        prop_assert!(shown.lines().count() <= 3, "{shown:?}");
        for line in shown.lines() {
            prop_assert!(line.chars().count() < 700, "{line:?}");
        }
        let moves = |character: char| {
            character.is_control() && character != '\n' || "\u{202e}\u{feff}\u{2028}".contains(character)
        };
        prop_assert!(!shown.contains(moves), "{shown:?}");
    }
}

/// Neither depth nor length is followed further than it is read.
#[test]
fn deep_and_long_answers_are_searched_in_passing() {
    let deep = "[".repeat(1_000_000);
    assert!(shown(&deep, &"/0".repeat(1_000)).contains("line 1"));
    let deep = "{\"a\":".repeat(300_000);
    assert!(shown(&deep, &"/a".repeat(1_000)).contains("line 1"));
    let deep = "<a>".repeat(300_000);
    assert!(shown(&deep, &"/a".repeat(1_000)).contains("line 1"));
    let long = format!("{{\"a\": \"{}\"}}", "x".repeat(3_000_000));
    assert!(shown(&long, "/a").len() < 500);
}

/// Answers of what goes on take no more room than is theirs; what is over makes
/// room for others.
#[test]
fn answers_are_kept_as_long_as_there_is_room() {
    const SIZE: usize = 4_000_000;
    let body = format!("{{\"a\": \"{}\"}}", "x".repeat(SIZE));
    let mut excerpts = Excerpts::default();
    let told = |excerpts: &Excerpts, ordinal: u32| {
        let events = renumbered(&body, ordinal);
        let mut report = Collect::new(None::<Record>);
        for event in &events {
            report.record(event).expect("memory takes everything");
        }
        console::summary(report.report(), excerpts, Paint::Plain, None).contains("of the answer")
    };
    // Nothing of them ends, but the first when there is no more room.
    for ordinal in 1..=5 {
        for event in &renumbered(&body, ordinal)[..4] {
            excerpts.record(event).expect("memory takes everything");
        }
    }
    assert!(told(&excerpts, 4));
    assert!(!told(&excerpts, 5));
    let end = &renumbered(&body, 1)[4];
    excerpts.record(end).expect("memory takes everything");
    for event in &renumbered(&body, 6)[..4] {
        excerpts.record(event).expect("memory takes everything");
    }
    assert!(told(&excerpts, 6));
}

/// The same events, of another scenario.
fn renumbered(body: &str, ordinal: u32) -> Vec<RunEvent> {
    let events = events("BODY", "/a").into_iter().map(|event| {
        let text = serde_json::to_string(&event).expect("JSON");
        let text = text.replace("\"ordinal\":1", &format!("\"ordinal\":{ordinal}"));
        let text = text.replace("\"1.1\"", &format!("\"{ordinal}.1\""));
        let body = serde_json::to_string(body).expect("JSON");
        serde_json::from_str(&text.replace("\"BODY\"", &body)).expect("an event")
    });
    events.collect()
}
