//! One cause is told once, and the same way everywhere.

mod arbitrary;
mod lines;
mod screen;
mod shared;
mod unfinished;

use countersign_journal::RunEvent;
use countersign_report::console::{self, Excerpts, Paint};
use countersign_report::{Record, Reference, Rendered, format};
use serde_json::{Value, json};

/// A run of these scenarios, from its first event to its last.
fn run(scenarios: Vec<Vec<RunEvent>>) -> Vec<RunEvent> {
    let mut events = begun(scenarios.len());
    events.extend(scenarios.into_iter().flatten());
    events.push(event(
        json!({"event": "run-finished", "verdicts": {}, "elapsed_ms": 9}),
    ));
    events
}

/// The beginning of a run of so many scenarios.
fn begun(planned: usize) -> Vec<RunEvent> {
    vec![event(
        json!({"event": "run-started", "version": "0", "run_id": "1",
        "systems": ["s"], "target": "http://127.0.0.1:1", "scenarios": planned,
        "at": "2026-01-02T03:04:05Z"}),
    )]
}

/// A scenario that came to this verdict.
fn scenario(ordinal: usize, verdict: &str, found: &[Value]) -> Vec<RunEvent> {
    let mut events = open(ordinal);
    events.extend(found.iter().map(|finding| {
        let mut finding = finding.clone();
        finding["scenario"] = name(ordinal).into();
        event(json!({"event": "found", "ordinal": ordinal, "finding": finding}))
    }));
    events.push(event(
        json!({"event": "scenario-finished", "ordinal": ordinal,
        "verdict": verdict, "elapsed_ms": 1}),
    ));
    events
}

/// A scenario that began.
fn open(ordinal: usize) -> Vec<RunEvent> {
    vec![event(
        json!({"event": "scenario-started", "ordinal": ordinal,
        "scenario": name(ordinal), "system": "s", "topic": "Orders", "tags": [],
        "location": format!("features/s/orders.feature:{}", 10 * ordinal)}),
    )]
}

fn name(ordinal: usize) -> String {
    format!("s/orders/Number {ordinal}")
}

/// A finding at a spot of the first answer of a scenario.
fn finding(clause: &str, verdict: &str, ordinal: usize, at: &str) -> Value {
    json!({"clause": clause, "verdict": verdict, "message": format!("{at} differs for {clause}"),
        "expected": "\"this\"", "seen": "\"that\"", "exchange": format!("{ordinal}.1"), "at": at})
}

fn event(value: Value) -> RunEvent {
    serde_json::from_value(value).expect("an event")
}

/// A run in the format of this name.
fn render(name: &str, events: &[RunEvent]) -> String {
    let format = format(name).expect("there is such a format");
    let record = Record::of(events.iter().cloned());
    match (format.render)(&record, &Reference::default()) {
        Rendered::File(bytes) => String::from_utf8(bytes).expect("it is text"),
        Rendered::Folder(_) => panic!("{name} is one file"),
    }
}

/// The end of a command that has written its reports to this folder.
fn summary(events: &[RunEvent], folder: Option<&str>) -> String {
    let record = Record::of(events.iter().cloned());
    let excerpts = Excerpts::of(&record);
    let folder = folder.map(std::path::Path::new);
    console::summary(&record.report, &excerpts, Paint::Plain, folder)
}

/// Of each cause of the listing its verdict, and what stands behind that.
fn titles(listing: &str) -> Vec<String> {
    let verdicts = ["FAILED ", "INCONCLUSIVE ", "WARNED ", "skipped "];
    let is_title = |line: &&str| verdicts.iter().any(|it| line.starts_with(it));
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    listing.lines().filter(is_title).map(words).collect()
}
