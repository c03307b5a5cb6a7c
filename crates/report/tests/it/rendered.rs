//! Each case against the reports that lie beside it.

use countersign_journal::RunEvent;
use countersign_report::{Collect, InOrder, Record, RunReport, Sink, console, junit, results};

/// Compares, or rewrites with `UPDATE_EXPECTED=1`.
pub(crate) fn compare(name: &str, end: &str, text: &str) {
    let path = crate::folder().join(format!("{name}.{end}"));
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(&path, text).expect("the expected text can be written");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        expected == text,
        "{} differs; see it with `UPDATE_EXPECTED=1 cargo test -p countersign-report` and git diff\n{text}",
        path.display()
    );
}

/// The plain lines and the collected report of a list of events.
pub(crate) fn run(events: &[RunEvent]) -> (String, RunReport) {
    let mut lines = Vec::new();
    let mut sink = Collect::new(InOrder::new(console::Plain::new(&mut lines), 1..));
    for event in events {
        sink.record(event).expect("memory takes everything");
    }
    let report = sink.into_report();
    (String::from_utf8(lines).expect("text"), report)
}

/// What the end of a command tells of these events.
fn summary(events: &[RunEvent]) -> String {
    let record = Record::of(events.iter().cloned());
    let excerpts = console::Excerpts::of(&record);
    console::summary(&record.report, &excerpts, console::Paint::Plain, None)
}

#[test]
fn every_case_reads_as_expected() {
    for (name, events) in crate::cases() {
        let (lines, report) = run(&events);
        compare(&name, "plain.txt", &lines);
        compare(&name, "summary.txt", &summary(&events));
        compare(&name, "junit.xml", &junit(&report));
        compare(&name, "results.json", &results(&report));
    }
}

/// Scenarios run in parallel finish in any order; the reports do not show it.
#[test]
fn the_order_of_scenarios_does_not_show() {
    for (name, events) in crate::cases() {
        let (first, last) = match &events[..] {
            [first, middle @ .., RunEvent::RunFinished { .. }] => (first, middle),
            [first, rest @ ..] => (first, rest),
            [] => continue,
        };
        let mut sorted: Vec<RunEvent> = last.to_vec();
        sorted.sort_by_key(RunEvent::ordinal);
        sorted.insert(0, first.clone());
        sorted.extend(
            events
                .last()
                .filter(|_| last.len() + 1 < events.len())
                .cloned(),
        );
        let (lines, report) = run(&events);
        let (lines_sorted, report_sorted) = run(&sorted);
        if matches!(events.last(), Some(RunEvent::RunFinished { .. })) {
            assert_eq!(lines, lines_sorted, "{name}");
        }
        assert_eq!(junit(&report), junit(&report_sorted), "{name}");
        assert_eq!(results(&report), results(&report_sorted), "{name}");
    }
}
