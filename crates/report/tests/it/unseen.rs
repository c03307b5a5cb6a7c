//! What is not seen and yet does something: everybody spells out the same.

use std::sync::LazyLock;

use countersign_journal::RunEvent;
use countersign_report::console::printable;
use countersign_report::{Journal, Record, Reference, Rendered, Sink, formats};
use quick_xml::events::Event;
use serde_json::{Value, json};

/// All of Unicode that a terminal is not shown as it is.
pub(crate) fn odd() -> String {
    static ODD: LazyLock<String> = LazyLock::new(|| {
        let is_odd = |it: &char| printable(it.encode_utf8(&mut [0; 4]), 1).chars().ne([*it]);
        ('\0'..=char::MAX).filter(is_odd).collect()
    });
    ODD.clone()
}

/// A run in which every text is this one, and which the target also answers.
fn run(odd: &str) -> Vec<RunEvent> {
    let message = json!({"method": odd, "url": format!("http://127.0.0.1/{odd}?{odd}={odd}"),
        "headers": [[odd, odd], ["content-type", odd]], "body": odd});
    let answer =
        json!({"status": 200, "headers": [[odd, odd], ["content-type", odd]], "body": odd});
    let exchange = |id: &str, outcome: Value| {
        json!({"event": "exchanged", "ordinal": 1, "step": 1, "exchange": {"id": id, "actor": "A",
            "operation": odd, "request": message, "outcome": outcome, "started_ms": 1,
            "elapsed_ms": 1}})
    };
    let finding = |verdict: &str| {
        json!({"event": "found", "ordinal": 1, "finding": {"clause": odd, "verdict": verdict,
            "scenario": odd, "message": odd, "expected": odd, "seen": odd, "at": odd,
            "exchange": "1.1", "curl": odd}})
    };
    let step = json!({"keyword": odd, "text": odd, "line": 2, "clause": odd, "block": odd});
    let table = json!({"keyword": "Then", "text": odd, "line": 3, "table": [[odd, odd]]});
    let started = |ordinal: u32| {
        json!({"event": "scenario-started", "ordinal": ordinal, "scenario": odd, "system": odd,
            "topic": odd, "location": odd, "tags": [odd], "steps": [step, table],
            "row": {"outline": odd, "cells": [[odd, odd]]}})
    };
    let events = [
        json!({"event": "run-started", "version": odd, "run_id": odd, "seed": odd,
            "systems": [odd], "target": odd, "scenarios": 3, "at": "2026-01-02T03:04:05Z"}),
        json!({"event": "noticed", "notice": {"code": odd, "message": odd, "hint": odd}}),
        started(1),
        exchange("1.1", json!({"answered": answer})),
        exchange(
            "1.2",
            json!({"unanswered": {"because": odd, "hung_up": true}}),
        ),
        finding("failed"),
        finding("warned"),
        json!({"event": "scenario-finished", "ordinal": 1, "verdict": "failed", "elapsed_ms": 1}),
        started(2),
        json!({"event": "stopped", "ordinal": 2, "step": 1, "clause": odd,
            "verdict": "inconclusive", "because": odd}),
        json!({"event": "scenario-finished", "ordinal": 2, "verdict": "inconclusive",
            "because": odd, "elapsed_ms": 1}),
        json!({"event": "run-finished", "verdicts": {}, "harness_fault": odd, "elapsed_ms": 5}),
    ];
    let events = events.into_iter().map(serde_json::from_value);
    events.map(|event| event.expect("an event")).collect()
}

/// The texts of all files of every format, each by the name of its format.
fn rendered(events: &[RunEvent]) -> Vec<(&'static str, String)> {
    let record = Record::of(events.iter().cloned());
    let files = formats().iter().flat_map(|format| {
        let files = match (format.render)(&record, &Reference::default()) {
            Rendered::File(bytes) => vec![bytes],
            Rendered::Folder(files) => files.into_iter().map(|(_, bytes)| bytes).collect(),
        };
        files.into_iter().map(|bytes| (format.name, bytes))
    });
    let texts = files.map(|(name, bytes)| (name, String::from_utf8(bytes).expect("text")));
    texts.collect()
}

/// In every format everything is seen, but for what ends lines and parts words.
pub(crate) fn assert_all_is_seen(events: &[RunEvent]) {
    let odd = odd();
    for (name, text) in rendered(events) {
        let left = |it: &char| odd.contains(*it) && !matches!(it, '\t' | '\n');
        let left: String = text.chars().filter(left).collect();
        assert!(left.is_empty(), "{name}: {}", left.escape_unicode());
    }
}

#[test]
fn no_format_holds_what_is_not_seen() {
    assert_all_is_seen(&run(&odd()));
}

/// Escaped or not, it is the same value.
#[test]
fn what_is_escaped_is_read_as_it_was() {
    let odd = format!("{}\"\\<&", odd());
    let events = run(&odd);
    for (name, text) in rendered(&events) {
        match name {
            "results" => {
                let value: Value = serde_json::from_str(&text).expect("JSON");
                assert_eq!(value["findings"][0]["message"], odd);
            }
            "har" => {
                let value: Value = serde_json::from_str(&text).expect("JSON");
                assert_eq!(
                    value["log"]["entries"][0]["response"]["content"]["text"],
                    odd
                );
            }
            "junit" => assert_eq!(message(&text), legal(&odd)),
            _ => {}
        }
    }
    let mut lines = Vec::new();
    let mut journal = Journal::new(&mut lines);
    for event in &events {
        journal.record(event).expect("memory takes everything");
    }
    drop(journal);
    let lines = String::from_utf8(lines).expect("text");
    assert!(
        !lines
            .chars()
            .any(|it| odd[..odd.len() - 4].contains(it) && it != '\n')
    );
    let read = lines.lines().map(serde_json::from_str::<RunEvent>);
    assert!(read.map(|event| event.expect("an event")).eq(events));
}

/// The message of the first failure.
fn message(xml: &str) -> String {
    let mut reader = quick_xml::Reader::from_str(xml);
    loop {
        match reader.read_event().expect("XML") {
            Event::Start(start) if start.name().as_ref() == "failure" => {
                let attribute = start.try_get_attribute("message").expect("attributes");
                let value = attribute
                    .expect("it is there")
                    .normalized_value(quick_xml::XmlVersion::default());
                return value.expect("references are read").into_owned();
            }
            Event::Eof => panic!("nothing failed: {xml}"),
            _ => {}
        }
    }
}

/// What XML 1.0 has no way to write is replaced.
fn legal(text: &str) -> String {
    let legal = |it| match it {
        '\0'..'\t' | '\u{b}' | '\u{c}' | '\u{e}'..' ' | '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        it => it,
    };
    text.chars().map(legal).collect()
}

/// The characters of the classes of a regular expression of scripts, which has
/// them in units of UTF-16.
fn of_classes(expression: &str) -> String {
    let unit = |text: &str| u32::from_str_radix(text, 16).expect("four digits");
    let mut known = String::new();
    let mut high = 0;
    for class in expression.split('|') {
        let (before, class) = class.split_once('[').expect("a class");
        if let Some(before) = before.strip_prefix("\\u") {
            high = (unit(before) - 0xd800) * 0x400 + 0x1_0000 - 0xdc00;
        }
        for range in class
            .trim_end_matches(']')
            .replace("-\\u", "-")
            .split("\\u")
            .skip(1)
        {
            let (first, last) = range.split_once('-').unwrap_or((range, range));
            known.extend((high + unit(first)..=high + unit(last)).filter_map(char::from_u32));
        }
    }
    known
}

/// The page's script has a list of its own: it shows bodies, where tabs and
/// ends of lines are what they are.
#[test]
fn the_page_and_the_terminal_agree() {
    let script = include_str!("../../src/format/html/assets/dom.js");
    let (_, expression) = script.split_once("const ODD = /").expect("it is there");
    let (expression, _) = expression.split_once("/;").expect("it ends");
    let mut odd = odd();
    odd.retain(|it| !matches!(it, '\t' | '\n'));
    assert_eq!(
        of_classes(expression).escape_unicode().to_string(),
        odd.escape_unicode().to_string()
    );
}
