//! Outlines: one [`Script`] for each row of the examples.

use countersign_journal::OutlineRow;
use gherkin::{Examples, Scenario, Step};

use crate::feature::Script;

/// The script of a scenario, or those of an outline. What would run otherwise
/// than it reads, or not at all, is reported with its line.
pub(crate) fn expand(
    script: Script,
    scenario: &Scenario,
    report: &mut impl FnMut(usize, String),
) -> Vec<Script> {
    if scenario.examples.is_empty() {
        if scenario.keyword.contains("Outline") || scenario.keyword.contains("Template") {
            report(
                script.line,
                format!("the outline {:?} has no examples", script.name),
            );
            return Vec::new();
        }
        return vec![script];
    }
    let tables = scenario.examples.iter();
    tables
        .flat_map(|examples| rows(&script, examples, report))
        .collect()
}

/// One script for each row of one table.
fn rows(
    script: &Script,
    examples: &Examples,
    report: &mut impl FnMut(usize, String),
) -> Vec<Script> {
    let table = examples.table.as_ref();
    let split = table.and_then(|table| Some((table.position.line, table.rows.split_first()?)));
    let Some((first, (header, rows))) = split else {
        let message = "these examples have no table".to_owned();
        report(examples.position.line, message);
        return Vec::new();
    };
    if rows.is_empty() {
        report(first, "these examples have no row".to_owned());
    }
    for step in &script.steps {
        for placeholder in texts(step).into_iter().flat_map(placeholders) {
            if !header.iter().any(|name| name == placeholder) {
                report(
                    step.position.line,
                    format!("no column of the examples in line {first} fills `<{placeholder}>`"),
                );
            }
        }
    }
    let filled = rows.iter().enumerate().map(|(index, row)| {
        let fill = |text: &str| {
            let columns = header.iter().zip(row);
            columns.fold(text.to_owned(), |text, (name, value)| {
                text.replace(&format!("<{name}>"), value)
            })
        };
        let mut filled = script.clone();
        filled.line = first + 1 + index;
        filled.name = fill(&script.name);
        if filled.name == script.name {
            filled.name = format!("{} ({})", script.name, row.join(", "));
        }
        filled.row = Some(OutlineRow {
            outline: script.name.clone(),
            cells: header.iter().cloned().zip(row.iter().cloned()).collect(),
        });
        filled.tags.extend(examples.tags.iter().cloned());
        for step in &mut filled.steps {
            step.value = fill(&step.value);
            step.docstring = step.docstring.as_deref().map(fill);
            for cell in step.table.iter_mut().flat_map(|table| &mut table.rows) {
                for cell in cell {
                    *cell = fill(cell);
                }
            }
        }
        filled
    });
    filled.collect()
}

/// All texts of a step in which placeholders are filled.
fn texts(step: &Step) -> Vec<&str> {
    let cells = step.table.iter().flat_map(|table| &table.rows).flatten();
    std::iter::once(&step.value)
        .chain(&step.docstring)
        .chain(cells)
        .map(String::as_str)
        .collect()
}

/// The names between angle brackets.
fn placeholders(text: &str) -> Vec<&str> {
    text.split('<')
        .skip(1)
        .filter_map(|rest| rest.split_once('>'))
        .map(|(name, _)| name)
        .filter(|name| !name.is_empty() && name.trim() == *name)
        .collect()
}
