//! Tables: what one is follows from the headings of its columns.

mod cell;
mod columns;
mod fields;
mod headless;
mod indent;
mod keys;
mod lists;
mod nested;
mod placed;
mod states;

use crate::document::Row;

use self::columns::Column;
use super::status;
use super::walk::Walk;

/// Reads a table by what its columns are. A row of headings within it begins
/// another one: some markups join tables that follow each other.
pub(super) fn read(walk: &mut Walk<'_>, rows: &[Row]) {
    if rows.iter().all(|row| row.within == 0) {
        flat(walk, rows);
        return;
    }
    if headless::nested(walk, rows) {
        return;
    }
    let others = nested::read(walk, rows).unwrap_or_else(|| vec![rows]);
    for tables in others {
        for table in tables.chunk_by(|one, other| one.within == other.within) {
            flat(walk, table);
        }
    }
}

fn flat(walk: &mut Walk<'_>, rows: &[Row]) {
    if keys::is_keyed(rows) {
        keys::read(walk, rows);
        return;
    }
    let is_heading = |row: &Row| row.cells.len() > 1 && row.cells.iter().all(|cell| cell.header);
    let mut rest = rows;
    while !rest.is_empty() {
        let end = rest[1..]
            .iter()
            .position(is_heading)
            .map_or(rest.len(), |at| at + 1);
        let (table, after) = rest.split_at(end);
        one(walk, table);
        rest = after;
    }
}

fn one(walk: &mut Walk<'_>, rows: &[Row]) {
    if headless::read(walk, rows) {
        return;
    }
    let Some((columns, body)) = columns::read(rows) else {
        walk.mentions(rows);
        return;
    };
    let statuses = columns.at(Column::State).or(columns.at(Column::Code));
    let has_statuses = statuses.is_some_and(|column| {
        let numbers = body.iter().filter(|row| {
            columns::words(row, column)
                .and_then(|words| status::first(&words))
                .is_some()
        });
        numbers.count() * 2 > body.len()
    });
    if columns.at(Column::From).is_some() && columns.at(Column::To).is_some() {
        states::steps(walk, &columns, body);
    } else if columns.at(Column::Method).is_some() && columns.at(Column::Target).is_some()
        || lists::has_calls(&columns, body)
    {
        lists::calls(walk, &columns, body);
    } else if has_statuses && columns.at(Column::Name).is_none() {
        lists::statuses(walk, &columns, body);
    } else if columns.at(Column::Name).is_some() && columns.count() > 1 {
        fields::read(walk, &columns, body);
    } else if columns.at(Column::State).is_some() && columns.count() > 1 {
        states::states(walk, &columns, body);
    } else if columns
        .at(Column::Value)
        .or(columns.at(Column::Code))
        .is_some()
    {
        lists::values(walk, &columns, body);
    } else if columns.at(Column::Type).is_some() {
        let row = &rows[0];
        walk.page.unplaced_at(
            row.range.start,
            &columns::all(row),
            "no column of the table names the fields",
        );
    } else {
        walk.mentions(rows);
    }
}
