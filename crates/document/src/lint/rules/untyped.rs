//! Fields without a type among others that have one.

use crate::diagnostic::Diagnostic;
use crate::document::{Matter, Row};
use crate::lint::code::field::NO_TYPE;
use crate::lint::entry::Entry;
use crate::lint::found::Found;
use crate::lint::subject::Subject;

/// Fewest neighbours with a type.
const FEWEST: usize = 3;

pub(super) fn find(subject: &Subject) -> Found {
    let mut found = Found::default();
    let mut list = Vec::new();
    for block in subject.blocks() {
        match &block.matter {
            Matter::Item { lines, .. } => list.extend(lines.first().and_then(Entry::of)),
            matter => {
                found.extend(of_list(subject, &list));
                list.clear();
                if let Matter::Table(rows) = matter {
                    found.extend(of_table(subject, rows));
                }
            }
        }
    }
    found.extend(of_list(subject, &list));
    found
}

fn of_list(subject: &Subject, entries: &[Entry]) -> Vec<Diagnostic> {
    let (typed, untyped): (Vec<_>, Vec<_>) = entries.iter().partition(|entry| entry.is_typed());
    if typed.len() < FEWEST || untyped.len() * 3 > typed.len() {
        return Vec::new();
    }
    untyped
        .into_iter()
        .map(|entry| {
            let range = subject.in_line(entry.line, entry.name.clone());
            let message = format!("`{}` has no type, all around it have one", entry.name());
            subject.find(&NO_TYPE, range, message, NO_TYPE.mend)
        })
        .collect()
}

fn of_table(subject: &Subject, rows: &[Row]) -> Vec<Diagnostic> {
    let Some((head, body)) = rows.split_first() else {
        return Vec::new();
    };
    let is_type = |words: String| {
        matches!(
            words.to_lowercase().as_str(),
            "type" | "data type" | "datatype"
        )
    };
    let Some(column) = head.cells.iter().position(|cell| is_type(cell.words())) else {
        return Vec::new();
    };
    let cell = |row: &Row, column: usize| {
        row.cells
            .get(column)
            .map(crate::document::Cell::words)
            .unwrap_or_default()
    };
    let (typed, untyped): (Vec<_>, Vec<_>) =
        body.iter().partition(|row| !cell(row, column).is_empty());
    if typed.len() < FEWEST || untyped.len() * 3 > typed.len() {
        return Vec::new();
    }
    let named = untyped
        .into_iter()
        .filter(|row| column > 0 && !cell(row, 0).is_empty());
    named
        .map(|row| {
            let message = format!("`{}` has no type, all around it have one", cell(row, 0));
            let start = row.cells.first().map_or(row.range.start, |cell| cell.start);
            subject.find(&NO_TYPE, start..row.range.end, message, NO_TYPE.mend)
        })
        .collect()
}
