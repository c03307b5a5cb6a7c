//! How long answers took, by system and operation.

use countersign_journal::{Outcome, RunEvent};

use super::read::read;
use super::{orchard, page_of};

/// The rows of an operation in the page of events.
fn rows(events: Vec<RunEvent>, operation: &str) -> Vec<String> {
    let page = page_of(events);
    let section = page.split("<section id=\"latency\"").nth(1);
    let section = section.and_then(|rest| rest.split("</section>").next());
    let text = read(&format!("<section{}", section.expect("latencies")));
    let lines = text.lines().filter(|line| line.starts_with(operation));
    lines.map(str::to_owned).collect()
}

/// Two systems may call an operation the same; their answers are told apart.
#[test]
fn operations_of_two_systems_are_told_apart() {
    let mut events = orchard::run(8, false);
    for event in &mut events {
        if let RunEvent::Exchanged {
            ordinal, exchange, ..
        } = event
        {
            // The mill takes the first of four.
            exchange.elapsed_ms = if *ordinal % 4 == 1 { 700 } else { 7 };
        }
    }
    let expected = [
        "read | mill | 2 | 700 ms | 700 ms | 700 ms",
        "read | orchard | 6 | 7 ms | 7 ms | 7 ms",
    ];
    assert_eq!(rows(events, "read"), expected);
}

/// A request that had no answer is counted by itself, one that never left is
/// counted nowhere.
#[test]
fn what_was_never_sent_is_no_request() {
    let mut events = orchard::run(8, false);
    for event in &mut events {
        if let RunEvent::Exchanged {
            ordinal, exchange, ..
        } = event
        {
            exchange.elapsed_ms = 7;
            if *ordinal % 4 != 1 {
                exchange.outcome = Outcome::Unanswered {
                    because: "the target is taken for gone".to_owned(),
                    hung_up: false,
                    timed_out: false,
                    not_sent: *ordinal > 3,
                };
            }
        }
    }
    let expected = [
        "read | mill | 2 | 7 ms | 7 ms | 7 ms",
        "read | orchard | 2 unanswered | 0 | – | – | –",
    ];
    assert_eq!(rows(events, "read"), expected);
}
