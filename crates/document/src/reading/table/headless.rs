//! Tables without a row of headings, as some pages draw their lists: fields
//! with what is said of them, or statuses with what they mean.

use countersign_contract::Kind;

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

/// Reads such a table with those in its cells, which list what the field of
/// their row holds; whether it was one.
pub(super) fn nested(walk: &mut Walk<'_>, rows: &[Row]) -> bool {
    let is_headed = |row: &Row| row.cells.len() < 2 || row.cells.iter().any(|cell| cell.header);
    if rows.iter().any(is_headed) {
        return false;
    }
    let next = rows.iter().skip(1).map(Some).chain([None]);
    let entry = |(row, next): (&Row, Option<&Row>)| {
        let lines: Vec<Line> = lines(row).cloned().collect();
        let holds = next.is_some_and(|next| next.within > row.within);
        let mut entry = match entry::stacked(&lines) {
            None if holds => entry::read(&lines[..1], 0)?,
            entry => entry?,
        };
        let kind = lines.get(1).filter(|_| holds);
        if let Some(kind) = kind {
            entry
                .says
                .take_type(kind.words.trim_matches(['{', '}', ' ']));
            entry.says.kind.kind.get_or_insert(Kind::Object);
        }
        entry.depth = row.within;
        Some(entry)
    };
    match rows.iter().zip(next).map(entry).collect::<Option<Vec<_>>>() {
        Some(entries) => {
            walk.fields(entries);
            true
        }
        None => false,
    }
}

fn lines(row: &Row) -> impl Iterator<Item = &Line> {
    row.cells.iter().flat_map(|cell| &cell.lines)
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
        let lines: Vec<Line> = lines(row).cloned().collect();
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
