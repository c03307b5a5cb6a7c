//! Requests that were never sent are no exchanges, in any format.

use countersign_journal::RunEvent;
use countersign_report::{Record, Reference, Rendered, format};
use serde_json::{Value, json};

fn event(value: Value) -> RunEvent {
    serde_json::from_value(value).expect("an event")
}

/// A scenario that sent as many requests as are told, without an answer.
fn scenario(ordinal: u32, not_sent: &[bool]) -> Vec<RunEvent> {
    let id = format!("s/t/Scenario {ordinal}");
    let mut events = vec![event(
        json!({"event": "scenario-started", "ordinal": ordinal,
        "scenario": id, "system": "s", "topic": "Topic", "location": "t.feature:1", "tags": [],
        "steps": [{"keyword": "When", "text": "it is sent", "line": 2}]}),
    )];
    for (not_sent, number) in not_sent.iter().zip(1..) {
        let mut exchange = json!({"id": format!("{ordinal}.{number}"), "actor": "A",
            "request": {"method": "GET", "url": "http://127.0.0.1:1/", "headers": [], "body": ""},
            "outcome": {"unanswered": {"because": "no connection", "hung_up": false}},
            "started_ms": 7, "elapsed_ms": 0});
        if *not_sent {
            exchange["outcome"]["unanswered"]["not_sent"] = true.into();
        }
        events.push(event(
            json!({"event": "exchanged", "ordinal": ordinal, "step": 1,
            "exchange": exchange}),
        ));
    }
    events.push(event(json!({"event": "stopped", "ordinal": ordinal,
        "step": 1, "clause": "s.answer.given", "verdict": "inconclusive", "because": "no answer"})));
    events.push(event(
        json!({"event": "scenario-finished", "ordinal": ordinal,
        "verdict": "inconclusive", "because": "no answer", "elapsed_ms": 1}),
    ));
    events
}

fn record() -> Record {
    let mut events = vec![event(
        json!({"event": "run-started", "version": "0", "run_id": "1",
        "systems": ["s"], "target": "http://127.0.0.1:1", "scenarios": 2,
        "at": "2026-01-02T03:04:05Z"}),
    )];
    events.extend(scenario(1, &[false, true]));
    events.extend(scenario(2, &[true, true]));
    events.push(event(
        json!({"event": "run-finished", "verdicts": {}, "elapsed_ms": 9}),
    ));
    Record::of(events)
}

/// The texts of all files of a format.
fn rendered(name: &str) -> Vec<String> {
    let format = format(name).expect("it is listed");
    let files = match (format.render)(&record(), &Reference::default()) {
        Rendered::File(bytes) => vec![bytes],
        Rendered::Folder(files) => files.into_iter().map(|(_, bytes)| bytes).collect(),
    };
    let texts = files.into_iter().map(String::from_utf8);
    texts.map(|text| text.expect("text")).collect()
}

#[test]
fn an_archive_has_what_was_sent_and_says_what_was_not() {
    let archive: Value = serde_json::from_str(&rendered("har")[0]).expect("JSON");
    let entries = archive["log"]["entries"].as_array().expect("a list");
    assert_eq!(entries.len(), 1);
    let comment = archive["log"]["comment"].as_str().expect("a text");
    assert!(
        comment.ends_with("3 requests were never sent, and are left out."),
        "{comment}"
    );
}

#[test]
fn the_page_counts_what_was_sent() {
    let page = &rendered("html")[0];
    assert!(page.contains("1 request, and 3 never sent"));
}

/// What is attached was sent; what was not is told.
#[test]
fn attachments_are_of_what_was_sent() {
    for (name, each) in [
        ("allure", "exchange 1.1 as A"),
        ("messages", "exchange 1.1 as A"),
    ] {
        let texts = rendered(name);
        let count = |word: &str| {
            texts
                .iter()
                .map(|it| it.matches(word).count())
                .sum::<usize>()
        };
        assert_eq!(count(each), 1, "{name}");
        assert_eq!(count("exchange 1.2"), 0, "{name}");
        assert_eq!(count("exchange 2."), 0, "{name}");
        assert!(count("1 request was never sent") > 0, "{name}");
        assert!(count("2 requests were never sent") > 0, "{name}");
    }
}

/// A request beside the contract says what it is for.
#[test]
fn requests_beside_the_contract_are_named() {
    let texts = rendered("messages");
    assert!(texts[0].contains("1.1 GET provider states unanswered"));
}
