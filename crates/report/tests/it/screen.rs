//! The end of a command: short, aligned, and the same with and without colours.

use countersign_journal::RunEvent;
use countersign_report::Record;
use countersign_report::console::{self, Excerpts, Paint};
use serde_json::{Value, json};

fn event(value: Value) -> RunEvent {
    serde_json::from_value(value).expect("an event")
}

fn start() -> RunEvent {
    event(
        json!({"event": "run-started", "version": "0", "run_id": "1", "systems": ["s"],
        "target": "sandbox", "scenarios": 1, "at": "2026-01-02T03:04:05Z"}),
    )
}

/// A scenario of this topic, with these findings.
fn scenario(ordinal: usize, topic: &str, findings: &[(String, String)]) -> Vec<RunEvent> {
    let id = format!("s/t/Scenario {ordinal}");
    let verdict = if findings.is_empty() {
        "passed"
    } else {
        "failed"
    };
    let mut events = vec![event(
        json!({"event": "scenario-started", "ordinal": ordinal,
        "scenario": id, "system": "s", "topic": topic, "location": "t.feature:1", "tags": []}),
    )];
    events.extend(findings.iter().map(|(clause, message)| {
        event(
            json!({"event": "found", "ordinal": ordinal, "finding": {"clause": clause,
            "verdict": verdict, "scenario": id, "message": message, "expected": "this",
            "seen": "that", "curl": "curl -sS 'http://127.0.0.1:1/'"}}),
        )
    }));
    events.push(event(
        json!({"event": "scenario-finished", "ordinal": ordinal,
        "verdict": verdict, "elapsed_ms": 1}),
    ));
    events
}

fn record(scenarios: impl IntoIterator<Item = Vec<RunEvent>>) -> Record {
    let scenarios = scenarios.into_iter().flatten();
    Record::of(std::iter::once(start()).chain(scenarios))
}

fn summary(record: &Record, paint: Paint) -> String {
    console::summary(&record.report, &Excerpts::of(record), paint, None)
}

#[test]
fn however_much_is_wrong_a_summary_stays_short() {
    let wrong = |ordinal: usize| {
        let findings: Vec<(String, String)> = (0..10)
            .map(|at| {
                (
                    format!("s.clause-{}", ordinal % 50),
                    format!("wrong {ordinal} {at}"),
                )
            })
            .collect();
        scenario(ordinal, &format!("Topic {}", ordinal % 10), &findings)
    };
    let record = record((1..=500).map(wrong));
    let told = summary(&record, Paint::Plain);
    assert!(told.lines().count() < 100, "{told}");
    assert!(
        told.contains("FAILED       s.clause-1 (100 findings in 10 scenarios)"),
        "{told}"
    );
    assert!(
        told.contains("and 36 more causes: `countersign report"),
        "{told}"
    );
    // Nothing is lost: it is all in the listing.
    let listing = console::listing(&record);
    assert_eq!(listing.matches("\nFAILED ").count(), 50);
    assert_eq!(listing.matches("\n    wrong ").count(), 5_000);
}

/// The larger a suite that passes, the more topics share a row.
#[test]
fn what_passed_fits_a_screen() {
    for topics in [1, 28, 300] {
        let passing = |ordinal: usize| scenario(ordinal, &format!("Topic {ordinal}"), &[]);
        let told = summary(&record((1..=topics).map(passing)), Paint::Plain);
        assert!(told.lines().count() <= 34, "{told}");
    }
}

/// Names are padded by the columns that a terminal gives them.
#[test]
fn wide_names_leave_numbers_below_each_other() {
    let told = summary(
        &record([
            scenario(1, "注文 👍", &[]),
            scenario(2, "Orders", &[]),
            scenario(3, &"長".repeat(200), &[]),
            scenario(4, "Esc\u{1b}[31m\u{202e}", &[]),
        ]),
        Paint::Plain,
    );
    insta::assert_snapshot!(told);
}

#[test]
fn colours_are_all_that_they_add() {
    for (name, events) in crate::cases() {
        let record = Record::of(events);
        let coloured = summary(&record, Paint::Coloured);
        let mut pieces = coloured.split("\u{1b}[");
        let mut bare = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let (code, text) = piece.split_once('m').expect("a whole sequence");
            assert!(
                code.chars().all(|it| it.is_ascii_digit() || it == ';'),
                "{name}: {code}"
            );
            bare.push_str(text);
        }
        assert_eq!(bare, summary(&record, Paint::Plain), "{name}");
    }
}
