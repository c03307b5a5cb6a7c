//! Tables without a row of headings, as some pages draw their lists: fields
//! with what is said of them, or statuses with what they mean.

use crate::document::{Line, Row};

use super::super::heading::Direction;
use super::super::walk::Walk;
use super::super::{entry, status};
use super::columns;

/// Reads a table whose rows all say the same kind of thing by themselves;
/// whether it was one.
pub(super) fn read(walk: &mut Walk<'_>, rows: &[Row]) -> bool {
    let is_headed = |row: &Row| row.cells.len() < 2 || row.cells.iter().all(|cell| cell.header);
    if rows.is_empty() || rows.iter().any(is_headed) {
        return false;
    }
    answers(walk, rows) || fields(walk, rows)
}

/// Rows that begin with a status, where answers are told of.
fn answers(walk: &mut Walk<'_>, rows: &[Row]) -> bool {
    let context = walk.context();
    let told = context.statuses || context.direction == Some(Direction::Response);
    let status = |row: &Row| {
        let words = columns::words(row, 0)?;
        status::first(&words).filter(|_| words.len() == 3)
    };
    let statuses: Option<Vec<u16>> = rows.iter().map(status).collect();
    let Some(statuses) = statuses.filter(|_| told) else {
        return false;
    };
    for (status, row) in statuses.into_iter().zip(rows) {
        let words = columns::words(row, 1).unwrap_or_default();
        walk.answer(Some(status), &words, row.range.start);
    }
    true
}

/// Rows that begin with a name, and say its type or whether it is required
/// right behind it.
fn fields(walk: &mut Walk<'_>, rows: &[Row]) -> bool {
    let entry = |row: &Row| {
        let lines = row.cells.iter().flat_map(|cell| &cell.lines);
        let lines: Vec<Line> = lines.cloned().collect();
        entry::stacked(&lines)
    };
    match rows.iter().map(entry).collect::<Option<Vec<_>>>() {
        Some(entries) => {
            walk.fields(entries);
            true
        }
        None => false,
    }
}
