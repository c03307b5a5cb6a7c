//! TAP as its consumers read it.

use countersign_journal::{RunEvent, ScenarioId};
use saphyr_parser::{Event, Parser};

use super::render;
use crate::published::{node, npm};

#[test]
fn every_case_is_read_again() {
    for (case, events) in crate::cases() {
        assert_tap(&render("tap", &events), &case);
    }
}

/// The version, the plan, if there is anything to plan, then points by number with their diagnostics, and at
/// most one bail out at the end.
pub(super) fn assert_tap(text: &str, case: &str) {
    let mut lines = text.lines().peekable();
    assert_eq!(lines.next(), Some("TAP version 14"), "{case}");
    let plan = lines.next_if(|line| line.starts_with("1.."));
    let plan: Option<u32> = plan.map(|line| line["1..".len()..].parse().expect("a number"));
    assert_ne!(plan, Some(0), "{case}: nothing planned is nothing failed");
    let (mut points, mut has_ended) = (0, false);
    let mut yaml: Option<String> = None;
    for line in lines {
        if let Some(block) = &mut yaml {
            if line == "  ..." {
                assert_yaml(block, case);
                yaml = None;
            } else {
                block.push_str(line.strip_prefix("  ").expect("it is indented"));
                block.push('\n');
            }
            continue;
        }
        if line == "  ---" {
            yaml = Some(String::new());
            continue;
        }
        assert!(!has_ended, "{case}: {line}");
        if let Some(point) = line.strip_prefix("ok ").or(line.strip_prefix("not ok ")) {
            points += 1;
            let (number, _) = point.split_once(" - ").expect("a name");
            assert_eq!(number.parse(), Ok(points), "{case}");
        } else if line.starts_with("Bail out!") {
            has_ended = true;
        } else {
            assert!(line.starts_with("# "), "{case}: {line}");
        }
    }
    assert!(yaml.is_none(), "{case}: diagnostics end");
    assert!(
        has_ended || Some(points) == plan,
        "{case}: {points} of {plan:?}"
    );
}

fn assert_yaml(text: &str, case: &str) {
    let mut count = 0;
    for event in Parser::new_from_str(text) {
        let (event, _) = event.unwrap_or_else(|error| panic!("{case}: {error}\n{text}"));
        if matches!(event, Event::Scalar(..)) {
            count += 1;
        }
    }
    assert!(count >= 12, "{case}: {text}");
}

/// A warning passes, what could not be judged does not.
#[test]
fn verdicts_are_ok_or_not() {
    let path = crate::folder().join("verdicts.ndjson");
    let text = render("tap", &crate::events(&path));
    let points: Vec<_> = text
        .lines()
        .filter(|line| line.starts_with("ok ") || line.starts_with("not ok "))
        .map(|line| line.split(" - ").next().unwrap_or_default())
        .collect();
    assert_eq!(
        points,
        ["ok 1", "not ok 2", "ok 3", "ok 4", "ok 5", "not ok 6"]
    );
    assert!(text.contains(" # SKIP no second partner"), "{text}");
}

/// What is not seen and yet does something reaches no terminal, be it told as a
/// whole or as the run goes on.
#[test]
fn what_is_not_seen_is_spelt_out() {
    let odd = crate::unseen::odd();
    let mut events = super::arbitrary::many(1, 3);
    for event in &mut events {
        match event {
            RunEvent::ScenarioStarted { scenario, .. } => *scenario = ScenarioId(odd.clone()),
            RunEvent::Found { finding, .. } => finding.seen = odd.clone(),
            _ => {}
        }
    }
    let text = render("tap", &events);
    assert_tap(&text, "odd");
    let told: Vec<_> = text.chars().filter(|it| odd.contains(*it)).collect();
    assert!(told.iter().all(|it| *it == '\n'), "{told:?}");
}

/// node-tap's parser, at its strictest, takes every case.
#[test]
fn the_parser_of_others_takes_every_case() {
    let Some(folder) = npm() else { return };
    let files: Vec<_> = crate::cases()
        .into_iter()
        .map(|(case, events)| {
            let file = folder.join(format!("{case}.tap"));
            std::fs::write(&file, render("tap", &events)).expect("the file can be written");
            file
        })
        .collect();
    let files: Vec<_> = files.iter().map(|file| file.as_path()).collect();
    node(folder, "tap.mjs", &files);
}
