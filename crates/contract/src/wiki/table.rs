//! Tells tables apart by their first row.

use std::collections::HashSet;

use crate::Enumeration;
use crate::page::kebab;

use super::row::{Cell, Row};
use super::{Reader, call};

/// Reads a table; no rows are none.
pub(super) fn read(reader: &mut Reader<'_, '_>, rows: Vec<Row>) {
    let Some((head, rest)) = rows.split_first() else {
        return;
    };
    if call::is_call(&rows) {
        reader.call(&rows);
        return;
    }
    let columns: Vec<String> = head.cells.iter().map(Cell::text).collect();
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    if !head.cells.iter().all(|cell| cell.header) {
        reader.problems.add(
            head.source.clone(),
            "the table has no header row",
            "begin it with a row of `||` cells",
        );
        return;
    }
    let whole: Vec<&Row> = rest
        .iter()
        .filter(|row| {
            let fits = row.cells.len() == columns.len();
            if !fits {
                reader.problems.add(
                    row.source.clone(),
                    format!(
                        "the row has {} cells, and its table {} columns",
                        row.cells.len(),
                        columns.len()
                    ),
                    "give each column a cell; a `|` inside one is written `\\|`",
                );
            }
            fits
        })
        .collect();
    let lost = whole.len() < rest.len();
    match columns[..] {
        ["Field", ..] => reader.fields(&columns, &whole, head, lost),
        ["State", "Description"] => reader.states(&whole, head),
        ["Current State", "Next State", "Description"] => reader.steps(&whole, head),
        ["Use Case", "Query", ..] => {
            for row in whole {
                reader.use_case(&row.cells[1]);
            }
        }
        [name, "Description"] => values(reader, name, &whole, head),
        _ => reader.problems.add(
            head.source.clone(),
            format!("no table with the columns {} is known", columns.join(", ")),
            "write Field, State, Current State, Use Case, or a name and its Description",
        ),
    }
}

/// Reads a name and what it means in each row: a closed list.
fn values(reader: &mut Reader<'_, '_>, name: &str, rows: &[&Row], head: &Row) {
    let mut seen = HashSet::new();
    for row in rows {
        let value = kebab(&row.cells[0].text());
        if !seen.insert(value.clone()) {
            reader.problems.add(
                row.cells[0].source.clone(),
                format!("the value `{value}` is listed twice"),
                "remove one of the two",
            );
        }
    }
    reader.page.enumerations.push(Enumeration {
        name: kebab(name),
        values: rows.iter().map(|row| kebab(&row.cells[0].text())).collect(),
        source: head.source.clone(),
    });
}
