//! Tables of calls, of answers by status, and of values.

use crate::document::Row;

use super::super::call::{self, Call};
use super::super::walk::Walk;
use super::super::{names, status};
use super::columns::{self, Column, Columns};

/// Whether cells of a column hold whole calls (`GET /orders`).
pub(super) fn has_calls(columns: &Columns, rows: &[Row]) -> bool {
    target(columns).is_some_and(|column| {
        let words = |row| columns::words(row, column);
        rows.first()
            .and_then(words)
            .is_some_and(|words| call::read(&words).is_some())
    })
}

fn target(columns: &Columns) -> Option<usize> {
    columns.at(Column::Target).or(columns.at(Column::Method))
}

/// Reads a table of calls.
pub(super) fn calls(walk: &mut Walk<'_>, columns: &Columns, rows: &[Row]) {
    for row in rows {
        let offset = row.range.start;
        let whole = target(columns)
            .and_then(|column| columns::words(row, column))
            .unwrap_or_default();
        let apart = || {
            let method = call::method(&columns.words(row, Column::Method)?.to_ascii_uppercase())?;
            let target = call::target(columns.words(row, Column::Target)?.split(' ').next()?)?;
            Some(Call { method, target })
        };
        let Some(call) = call::read(&whole).map(|(call, _)| call).or_else(apart) else {
            if !columns::all(row).is_empty() {
                walk.page.unplaced_at(
                    offset,
                    &columns::all(row),
                    "the row of calls names no method and path",
                );
            }
            continue;
        };
        let words = columns
            .words(row, Column::Words)
            .or_else(|| columns.words(row, Column::Name))
            .unwrap_or_default();
        let title = words
            .split(". ")
            .next()
            .unwrap_or_default()
            .trim_end_matches('.');
        walk.listed_call(&call, title, offset);
    }
}

/// Reads a table of answers.
pub(super) fn statuses(walk: &mut Walk<'_>, columns: &Columns, rows: &[Row]) {
    // Beside a status may stand a code of the publisher's own.
    let numbers = |column: &usize| {
        let words = rows.iter().filter_map(|row| columns::words(row, *column));
        words.filter(|words| status::first(words).is_some()).count()
    };
    let known = [columns.at(Column::State), columns.at(Column::Code)];
    let Some(column) = known.into_iter().flatten().max_by_key(numbers) else {
        return;
    };
    for row in rows {
        let code = columns::words(row, column).unwrap_or_default();
        let words = columns.words(row, Column::Words).unwrap_or_else(|| {
            let others = row
                .cells
                .iter()
                .enumerate()
                .filter(|(index, _)| *index != column);
            others
                .map(|(_, cell)| cell.words())
                .collect::<Vec<_>>()
                .join(" ")
        });
        match status::first(&code) {
            Some(status) => {
                walk.answer(Some(status), &words, row.range.start);
                if let Some(body) = columns
                    .words(row, Column::Type)
                    .filter(|body| !body.is_empty())
                {
                    walk.answers(status, &body, row.range.start);
                }
            }
            None if code.is_empty() => {}
            None => walk.page.unplaced_at(
                row.range.start,
                &columns::all(row),
                "the row of answers names no status",
            ),
        }
    }
}

/// Whether a heading is about states.
fn is_of_states(topic: &str) -> bool {
    let words = names::words(topic);
    let last = words.last().map(|word| names::singular(word));
    last.is_some_and(|last| matches!(last.as_str(), "state" | "status" | "transition"))
}

/// Reads a table of values.
pub(super) fn values(walk: &mut Walk<'_>, columns: &Columns, rows: &[Row]) {
    let Some(column) = columns.at(Column::Value).or(columns.at(Column::Code)) else {
        return;
    };
    let title = &columns.titles[column];
    let topic = walk.topic();
    let name = match names::words(title).as_slice() {
        // Reasons that stand beneath states are none of them.
        [word] if is_of_states(&topic) && names::singular(word) == "reason" => {
            names::kebab_singular(title)
        }
        [] | [_] => names::kebab_singular(&topic),
        _ => names::kebab_singular(title),
    };
    let values = rows.iter().filter_map(|row| {
        let value = columns::words(row, column).filter(|value| !value.is_empty())?;
        Some((value, walk.page.at(row.cells[column].start)))
    });
    let values = values.collect();
    walk.value_list(&name, values);
}
