//! Tables of states and of the steps between them.

use crate::document::{Cell, Row};

use super::super::walk::Walk;
use super::super::{Source, Step, values};
use super::columns::{self, Column, Columns};

/// Reads a table of states.
pub(super) fn states(walk: &mut Walk<'_>, columns: &Columns, rows: &[Row]) {
    let Some(column) = columns.at(Column::State) else {
        return;
    };
    let title = columns.titles[column].clone();
    let name = walk.machine_name(&title);
    let states: Vec<_> = rows
        .iter()
        .filter_map(|row| named(walk, row, column))
        .collect();
    let is_machine =
        title.to_ascii_lowercase().ends_with("state") || columns.at(Column::To).is_some();
    walk.states(&name, states, is_machine);
    if columns.at(Column::To).is_some() {
        steps_from(walk, columns, rows, column, &name);
    }
}

/// Reads a table of steps.
pub(super) fn steps(walk: &mut Walk<'_>, columns: &Columns, rows: &[Row]) {
    let Some(from) = columns.at(Column::From) else {
        return;
    };
    let name = walk.machine_name("");
    steps_from(walk, columns, rows, from, &name);
}

fn steps_from(walk: &mut Walk<'_>, columns: &Columns, rows: &[Row], from: usize, name: &str) {
    for row in rows {
        let Some((before, source)) = named(walk, row, from) else {
            continue;
        };
        let Some(next) = columns.cell(row, Column::To) else {
            continue;
        };
        let reasons = columns
            .cell(row, Column::Words)
            .map(reasons)
            .unwrap_or_default();
        for to in nexts(next) {
            let step = Step {
                from: before.clone(),
                to,
                reasons: reasons.clone(),
                source: source.clone(),
            };
            walk.step(name, step);
        }
    }
}

fn named(walk: &Walk<'_>, row: &Row, column: usize) -> Option<(String, Source)> {
    let words = columns::words(row, column)?;
    let start = row.cells.get(column)?.start;
    (!words.is_empty()).then(|| (words.trim_matches('`').to_owned(), walk.page.at(start)))
}

/// The states of a cell: one, or several that commas or lines part.
fn nexts(cell: &Cell) -> Vec<String> {
    let lines = cell
        .lines
        .iter()
        .map(|line| line.words.trim_start_matches(['*', '•', '-', ' ']));
    let pieces: Vec<_> = lines
        .flat_map(values::pieces)
        .map(|piece| piece.trim_matches(['`', '.', '"']))
        .collect();
    let names = pieces.into_iter().filter(|piece| {
        !matches!(
            *piece,
            "" | "-" | "–" | "—" | "none" | "None" | "n/a" | "N/A"
        )
    });
    names.map(str::to_owned).collect()
}

/// The bullets of a cell. One that an escape has run into the bullet before
/// it (`…)* No inventory`) is one by itself.
fn reasons(cell: &Cell) -> Vec<String> {
    let bullets = cell
        .lines
        .iter()
        .filter_map(|line| line.words.strip_prefix("* "));
    let reasons = bullets.flat_map(|bullet| bullet.split("* "));
    reasons
        .map(str::trim)
        .filter(|reason| !reason.is_empty())
        .map(str::to_owned)
        .collect()
}
