//! How long answers took, by system and operation.

use countersign_journal::RunEvent;

use super::read::read;
use super::{orchard, page_of};

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
    let page = page_of(events);
    let section = page.split("<section id=\"latency\"").nth(1);
    let section = section.and_then(|rest| rest.split("</section>").next());
    let text = read(&format!("<section{}", section.expect("latencies")));
    let rows: Vec<_> = text
        .lines()
        .filter(|line| line.starts_with("read"))
        .collect();
    let expected = [
        "read | mill | 2 | 700 ms | 700 ms | 700 ms",
        "read | orchard | 6 | 7 ms | 7 ms | 7 ms",
    ];
    assert_eq!(rows, expected, "{text}");
}
