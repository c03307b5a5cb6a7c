//! How far a run is, in one line of any width.

use std::collections::HashSet;
use std::time::Duration;

use countersign_journal::RunEvent;
use countersign_report::console::Progress;
use proptest::prelude::*;
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr as _;

const WIDTHS: [usize; 6] = [20, 40, 60, 80, 100, 200];

fn event(value: Value) -> RunEvent {
    serde_json::from_value(value).expect("an event")
}

/// A run of 610 scenarios on this target, of which so many are done, with so
/// many requests and these findings.
fn progress(
    target: &str,
    topic: &str,
    done: u32,
    requests: u32,
    found: &[(&str, u32)],
) -> Progress {
    let mut progress = Progress::default();
    progress.record(&event(
        json!({"event": "run-started", "version": "0", "run_id": "1",
        "systems": ["orchard", "mill"], "target": target, "scenarios": 610,
        "at": "2026-01-02T03:04:05Z"}),
    ));
    progress.record(&event(json!({"event": "scenario-started", "ordinal": 1,
        "scenario": "orchard/baskets/One", "system": "orchard", "topic": topic,
        "location": "baskets.feature:3", "tags": []})));
    let exchange = event(json!({"event": "exchanged", "ordinal": 1, "exchange": {
        "id": "1.1", "actor": "A", "started_ms": 1, "elapsed_ms": 1,
        "request": {"method": "GET", "url": "http://127.0.0.1/", "headers": [], "body": ""},
        "outcome": {"unanswered": {"because": "no", "hung_up": true}}}}));
    (0..requests).for_each(|_| progress.record(&exchange));
    for (verdict, times) in found {
        let found = event(json!({"event": "found", "ordinal": 1, "finding": {
            "clause": "orchard.basket.kept", "verdict": verdict,
            "scenario": "orchard/baskets/One", "message": "no", "expected": "", "seen": ""}}));
        (0..*times).for_each(|_| progress.record(&found));
    }
    for ordinal in 1..=done {
        progress.record(&event(
            json!({"event": "scenario-finished", "ordinal": ordinal,
            "verdict": "passed", "elapsed_ms": 1}),
        ));
    }
    progress
}

#[test]
fn what_matters_most_is_told_at_any_width() {
    let far = "https://orders.staging.orchard.example/tenants/north/api/v2/";
    let few = [("failed", 2), ("warned", 1)];
    let many = [
        ("failed", 1204),
        ("warned", 311),
        ("skipped", 80),
        ("inconclusive", 977),
    ];
    let runs = [
        (
            "before the first has ended",
            progress("sandbox", "Baskets", 0, 3, &[]),
        ),
        (
            "nothing found",
            progress("sandbox", "Baskets", 123, 900, &[("passed", 40)]),
        ),
        (
            "a long target",
            progress(far, "Baskets are kept as they were sent", 123, 900, &few),
        ),
        ("many findings", progress(far, "Baskets", 599, 9_000, &many)),
        (
            "a wide topic",
            progress("sandbox", "果物 かご の 注文", 610, 9_000, &few),
        ),
    ];
    let mut text = String::new();
    for (name, progress) in &runs {
        text.push_str(&format!("# {name}\n"));
        for width in WIDTHS {
            let line = progress.line(Duration::from_secs(20), Duration::from_secs(95), width);
            text.push_str(&format!("{width:>3} |{line}\n"));
        }
    }
    crate::rendered::compare("progress/lines", "txt", &text);
}

/// At 80 columns scenarios, time, findings and requests are all there.
#[test]
fn eighty_columns_have_the_four_figures() {
    let many = [
        ("failed", 1204),
        ("warned", 311),
        ("skipped", 80),
        ("inconclusive", 977),
    ];
    let progress = progress(
        &"long/".repeat(40),
        &"topic ".repeat(40),
        599,
        90_000,
        &many,
    );
    let line = progress.line(Duration::from_secs(20), Duration::from_secs(8_100), 80);
    for part in ["599/610", "2h 15m left", "1204 failed", "4500 requests/s"] {
        assert!(line.contains(part), "{part}: {line}");
    }
}

proptest! {
    /// A line is never wider than there is room for, and each of its words is
    /// one of the whole line.
    #[test]
    fn no_word_is_cut(
        target in "\\PC{0,90}",
        topic in "[\\PC ]{0,90}",
        done in 0_u32..12,
        failed in 0_u32..40,
        width in 7_usize..160,
    ) {
        let progress = progress(&target, &topic, done, 5, &[("failed", failed), ("warned", 2)]);
        let line = |width| progress.line(Duration::from_secs(1), Duration::from_secs(4_000), width);
        let (whole, line) = (line(usize::MAX), line(width));
        prop_assert!(line.width() <= width, "{}", line);
        let words: HashSet<&str> = whole.split(' ').chain(["…", "more", "not", "passed"]).collect();
        let strange = line.split(' ').find(|word| !words.contains(word));
        prop_assert_eq!(strange, None, "{}", line);
    }
}
