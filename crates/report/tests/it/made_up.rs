//! messages.ndjson of anything that a journal may hold.

use std::collections::HashMap;

use countersign_journal::{OutlineRow, RunEvent, ScenarioId, Step};
use countersign_report::Record;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use serde_json::Value;

use crate::messages::messages;
use crate::published::{node, npm};

/// Any text, and often one that means something to a reader of features.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-c<> |\\\\]{0,12}",
        "(one|two|<value 1>|<|\\||\\\\|\"\"\"|@x|#| ){0,6}",
        any::<String>(),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    let keyword = prop_oneof!["(Given|When|Then|And|\\*)", text()];
    let table = prop::collection::vec(prop::collection::vec(text(), 0..3), 0..3);
    let below = (prop::option::weighted(0.1, text()), table);
    let line = prop_oneof![1..12_u32, any::<u32>()];
    (keyword, text(), line, below).prop_map(|(keyword, text, line, (block, table))| Step {
        keyword,
        text,
        line,
        clause: None,
        block,
        table,
    })
}

/// Scenarios of one file, some of which share their lines.
fn scenarios(file: String) -> impl Strategy<Value = Vec<RunEvent>> {
    let steps = prop::collection::vec(step(), 0..4);
    let tags = prop::collection::vec(text(), 0..3);
    let one = (
        steps,
        tags,
        1..40_u32,
        prop::collection::vec((text(), text()), 1..4),
        // Whether the rows are told, of which outline, and what its column is.
        prop::option::of((text(), text())),
    );
    prop::collection::vec(one, 1..4).prop_map(move |outlines| {
        let mut events = Vec::new();
        for (steps, tags, line, rows, told) in outlines {
            for (row, (name, word)) in (0_u32..).zip(rows) {
                let mut steps = steps.clone();
                for step in &mut steps {
                    step.text.push_str(&word);
                    for cell in step.table.iter_mut().flatten() {
                        cell.push_str(&word);
                    }
                }
                let text = steps.first().map_or(String::new(), |it| it.text.clone());
                events.push(RunEvent::ScenarioStarted {
                    ordinal: events.len() as u32 + 1,
                    scenario: ScenarioId(name),
                    system: "orchard".to_owned(),
                    topic: "Any".to_owned(),
                    location: format!("{file}:{}", line + row),
                    tags: tags.clone(),
                    row: told.clone().map(|(outline, column)| OutlineRow {
                        outline,
                        cells: vec![(column, word.clone()), ("other".to_owned(), text)],
                    }),
                    steps,
                });
            }
        }
        events
    })
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// A text of an outline, with the cells of one row in place of the names of
/// the columns, one after the other, as Gherkin fills it.
fn filled(text: &Value, columns: &[(String, String)]) -> String {
    let text = text.as_str().expect("a text").to_owned();
    columns.iter().fold(text, |text, (name, value)| {
        text.replace(&format!("<{name}>"), value)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Pickles are what Gherkin makes of the outlines.
    #[test]
    fn outlines_filled_in_are_the_scenarios(events in scenarios("any.feature".to_owned())) {
        let record = Record::of(events);
        let text = messages(&record);
        let told: Vec<Value> = text
            .lines()
            .map(|line| serde_json::from_str(line).expect("JSON"))
            .collect();
        let document = told.iter().find_map(|it| it.get("gherkinDocument")).expect("one file");
        let source = told.iter().find_map(|it| it.get("source")).expect("one file");
        prop_assert!(source["data"].as_str().map_or(0, str::len) < 1_000_000);
        let mut rows = HashMap::new();
        let mut steps = HashMap::new();
        for child in list(&document["feature"]["children"]) {
            for step in list(&child["scenario"]["steps"]) {
                steps.insert(step["id"].clone(), step);
            }
            for examples in list(&child["scenario"]["examples"]) {
                let header = list(&examples["tableHeader"]["cells"]);
                for row in list(&examples["tableBody"]) {
                    let value = |cell: &Value| cell["value"].as_str().unwrap_or_default().to_owned();
                    let cells = header.iter().zip(list(&row["cells"]));
                    let columns: Vec<_> =
                        cells.map(|(name, cell)| (value(name), value(cell))).collect();
                    for (_, cell) in &columns {
                        // Blanks around a cell are none of it.
                        prop_assert_eq!(cell.trim(), cell.as_str());
                    }
                    rows.insert(row["id"].clone(), columns);
                }
            }
        }
        let pickles: Vec<_> = told.iter().filter_map(|it| it.get("pickle")).collect();
        prop_assert_eq!(pickles.len(), record.report.scenarios.len());
        for pickle in pickles {
            for step in list(&pickle["steps"]) {
                let nodes = list(&step["astNodeIds"]);
                let columns = nodes.get(1).map_or(&[][..], |row| rows[row].as_slice());
                let written = steps[&nodes[0]];
                prop_assert_eq!(step["text"].as_str().expect("a text"), filled(&written["text"], columns));
                let cells = list(&step["argument"]["dataTable"]["rows"]).iter();
                let cells = cells.flat_map(|row| list(&row["cells"]));
                let written = list(&written["dataTable"]["rows"]).iter();
                let written = written.flat_map(|row| list(&row["cells"]));
                for (cell, written) in cells.zip(written) {
                    prop_assert_eq!(
                        cell["value"].as_str().expect("a text"),
                        filled(&written["value"], columns)
                    );
                }
            }
        }
    }
}

/// The columns are called what no text holds.
#[test]
fn columns_are_called_what_no_text_holds() {
    let quotes = "'".repeat(3_000);
    let mut runner = TestRunner::deterministic();
    let files = prop::collection::vec(scenarios("any.feature".to_owned()), 20);
    let files = files.new_tree(&mut runner).expect("a value").current();
    let has_outline =
        |events: &Vec<RunEvent>| messages(&Record::of(events.clone())).contains("Outline");
    let mut events = files.into_iter().find(has_outline).expect("an outline");
    for (event, mark) in events
        .iter_mut()
        .zip(["<value", "<value'"].into_iter().cycle())
    {
        if let RunEvent::ScenarioStarted { scenario, row, .. } = event {
            *row = None;
            *scenario = ScenarioId(format!("orchard/any/{mark}{quotes} 1>"));
        }
    }
    let text = messages(&Record::of(events));
    assert!(text.contains(&format!("<value'{quotes}' 1>")));
}

/// Gherkin's own reader and compiler agree, whatever the files are made of.
#[test]
fn gherkin_reads_what_is_made_up() {
    let Some(folder) = npm() else { return };
    let mut runner = TestRunner::deterministic();
    let mut events: Vec<RunEvent> = Vec::new();
    for number in 0..100 {
        let file = scenarios(format!("{number}.feature"));
        let file = file.new_tree(&mut runner).expect("a value").current();
        for mut event in file {
            let next = events.len() as u32 + 1;
            if let RunEvent::ScenarioStarted { ordinal, .. } = &mut event {
                *ordinal = next;
            }
            events.push(event);
        }
    }
    let stream = folder.join("made-up.messages.ndjson");
    let page = folder.join("made-up.messages.html");
    std::fs::write(&stream, messages(&Record::of(events))).expect("written");
    node(folder, "messages.mjs", &[&stream, &page]);
}
