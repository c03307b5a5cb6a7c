//! The lines of a run on a pipe: short, however much is wrong in one way.

use countersign_journal::RunEvent;
use serde_json::json;

use crate::rendered::run;

/// A run of scenarios: topic, verdict, and the sentence on that.
fn lines(scenarios: impl IntoIterator<Item = (String, &'static str, String)>) -> String {
    let event = |value| -> RunEvent { serde_json::from_value(value).expect("an event") };
    let mut events = vec![event(
        json!({"event": "run-started", "version": "0", "run_id": "1",
        "systems": ["orchard"], "target": "http://127.0.0.1:1", "scenarios": 1,
        "at": "2026-01-02T03:04:05Z"}),
    )];
    for ((topic, verdict, message), ordinal) in scenarios.into_iter().zip(1..) {
        let id = format!("orchard/t/Scenario {ordinal}");
        events.push(event(
            json!({"event": "scenario-started", "ordinal": ordinal,
            "scenario": id, "system": "orchard", "topic": topic, "location": "t.feature:1",
            "tags": []}),
        ));
        if !message.is_empty() {
            events.push(event(
                json!({"event": "found", "ordinal": ordinal, "finding": {"clause": "orchard.a",
                "verdict": verdict, "scenario": id, "message": message}}),
            ));
        }
        events.push(event(
            json!({"event": "scenario-finished", "ordinal": ordinal,
            "verdict": verdict, "elapsed_ms": 1}),
        ));
    }
    events.push(event(
        json!({"event": "run-finished", "verdicts": {}, "elapsed_ms": 9}),
    ));
    run(&events).0
}

/// So many scenarios of a topic, each with its own sentence.
fn topic(
    name: &str,
    verdict: &'static str,
    count: usize,
    sentence: impl Fn(usize) -> String,
) -> Vec<(String, &'static str, String)> {
    (1..=count)
        .map(|at| (name.to_owned(), verdict, sentence(at)))
        .collect()
}

fn refused(at: usize) -> String {
    let method = ["GET", "POST"][at % 2];
    format!("{method} /baskets/B-{at}: no connection: connection refused")
}

fn not_sent(at: usize) -> String {
    format!("GET /baskets/B{at}?by=A: not sent, as 8 requests in a row were not answered")
}

#[test]
fn a_target_that_is_not_there_takes_few_lines() {
    let mut scenarios = topic("Sending", "inconclusive", 8, refused);
    scenarios.extend(topic("Sending", "inconclusive", 52, not_sent));
    for number in 1..=28 {
        let name = format!("Topic {number}");
        scenarios.extend(topic(&name, "inconclusive", 20, not_sent));
    }
    insta::assert_snapshot!(lines(scenarios));
}

/// A run in which little is wrong is told scenario by scenario.
#[test]
fn three_failures_are_named() {
    let mut scenarios = topic("Sending", "passed", 5, |_| String::new());
    scenarios.extend(topic("Sending", "failed", 2, |at| format!("wrong {at}")));
    scenarios.extend(topic("Showing", "failed", 1, |_| "wrong".to_owned()));
    scenarios.extend(topic("Showing", "passed", 1, |_| String::new()));
    insta::assert_snapshot!(lines(scenarios));
}

/// Failures are named up to a bound, topic by topic; what else kept scenarios from
/// passing is told once, and counted where it comes again.
#[test]
fn many_failures_are_named_and_then_counted() {
    let mut scenarios = topic("Sending", "failed", 25, |at| format!("wrong {at}"));
    scenarios.extend(topic("Sending", "skipped", 5, |_| "no partner".to_owned()));
    scenarios.extend(topic("Sending", "warned", 1, |_| "no date".to_owned()));
    scenarios.extend(topic("Showing", "skipped", 2, |_| "no partner".to_owned()));
    scenarios.extend(topic("Telling", "skipped", 2, |_| "no partner".to_owned()));
    scenarios.extend(topic("Ending", "passed", 2, |_| String::new()));
    scenarios.extend(topic("Ending", "skipped", 2, |_| "no partner".to_owned()));
    scenarios.extend(topic("Ending", "failed", 21, |at| format!("wrong {at}")));
    insta::assert_snapshot!(lines(scenarios));
}

/// However many reasons there are, and whatever they say.
#[test]
fn reasons_without_number_are_counted() {
    let word = |at: usize| "abcdefghij".chars().nth(at % 10).unwrap_or_default();
    let sentence = |at: usize| {
        let words = [at / 1_000, at / 100, at / 10, at].map(word);
        format!("no {}\u{202e}\n", String::from_iter(words))
    };
    let told = lines(topic("Sending", "inconclusive", 3_000, sentence));
    assert!(told.lines().count() < 50, "{told}");
    assert!(
        told.contains("2980 more inconclusive for reasons of their own"),
        "{told}"
    );
    assert!(!told.contains('\u{202e}'), "{told}");
}
