//! Tables in cells of a table of fields: they list what the field holds.

use crate::document::Row;

use super::super::walk::Walk;
use super::columns::{self, Column, Columns};
use super::{fields, placed};

/// A table that is open.
struct Open {
    /// How many cells hold it.
    within: usize,
    columns: Columns,
    /// How many fields hold those of its rows.
    depth: usize,
}

/// Reads a table of fields with those in its cells. Gives back the rows of
/// tables in it that list no fields; `None` where it does not either.
pub(super) fn read<'r>(walk: &mut Walk<'_>, rows: &'r [Row]) -> Option<Vec<&'r [Row]>> {
    let head = rows.first()?;
    let outer = open(head, 0)?;
    let by_row = outer.columns.at(Column::In).is_some();
    let mut tables = vec![outer];
    let mut need = walk.context().need;
    let (mut lines, mut others) = (Vec::new(), Vec::new());
    let mut index = 1;
    while let Some(row) = rows.get(index) {
        tables.retain(|table| table.within <= row.within);
        let is_head = row.cells.len() > 1 && row.cells.iter().all(|cell| cell.header);
        let is_inner = tables.last().is_none_or(|table| table.within < row.within);
        if is_inner || is_head {
            let beside = tables.last().filter(|table| table.within == row.within);
            let beside = beside.map(|table| table.depth);
            tables.retain(|table| table.within < row.within);
            let holder = lines.last().map(|line: &fields::Written| line.entry.depth);
            let below = holder.map_or(0, |depth| depth + 1);
            let depth = beside.unwrap_or(if row.within == 0 { 0 } else { below });
            match open(row, depth) {
                Some(table) => tables.push(table),
                None => {
                    let end = rows[index..]
                        .iter()
                        .position(|other| other.within < row.within)
                        .map_or(rows.len(), |at| index + at);
                    others.push(&rows[index..end]);
                    index = end;
                    continue;
                }
            }
        } else if let Some(table) = tables.last() {
            let first = lines.len();
            fields::row(walk, &table.columns, row, &mut need, &mut lines);
            for line in &mut lines[first..] {
                line.entry.depth += table.depth;
            }
        }
        index += 1;
    }
    placed::all(walk, lines, head.range.start, by_row);
    Some(others)
}

/// The table of fields that begins with this row.
fn open(head: &Row, depth: usize) -> Option<Open> {
    let (columns, _) = columns::read(std::slice::from_ref(head))?;
    let is_fields = columns.at(Column::Name).is_some() && columns.count() > 1;
    is_fields.then_some(Open {
        within: head.within,
        columns,
        depth,
    })
}
