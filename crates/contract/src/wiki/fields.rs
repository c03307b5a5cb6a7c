//! Reads a table of fields: `| order/shop | x | | Reference to … |`.

use crate::page::{FieldRow, FieldTable, Mark};

use super::row::{Cell, Row};
use super::{Reader, Subject, label};

/// Which column says what.
struct Columns {
    read: Option<usize>,
    write: Option<usize>,
    description: Option<usize>,
}

impl Reader<'_, '_> {
    /// Reads the table; `lost` where a row of it was lost already.
    pub(super) fn fields(&mut self, names: &[&str], rows: &[&Row], head: &Row, lost: bool) {
        self.subject = Subject::Lost;
        let Some((heading, _)) = &self.heading else {
            self.problems.add(
                head.source.clone(),
                "a table of fields stands before any heading",
                "put a heading over it: calls refer to it by its heading",
            );
            return;
        };
        let mut table = FieldTable {
            heading: heading.clone(),
            rows: Vec::new(),
            examples: Vec::new(),
            lost_field: lost,
            source: head.source.clone(),
        };
        let at = |wanted: &str| names.iter().position(|name| *name == wanted);
        let columns = Columns {
            read: at("Mandatory in Read Payload").or(at("Mandatory")),
            write: at("Mandatory in Write Payload").or(at("Mandatory")),
            description: at("Description"),
        };
        for (name, cell) in names.iter().zip(&head.cells).skip(1) {
            if !name.starts_with("Mandatory") && *name != "Description" {
                self.problems.add(
                    cell.source.clone(),
                    format!("`{name}` is nothing that fields have"),
                    "write Mandatory, Mandatory in Read Payload, Mandatory in Write Payload or Description",
                );
            }
        }
        for row in rows {
            match field(row, &columns) {
                Ok(field) => table.rows.push(field),
                Err((cell, message, help)) => {
                    table.lost_field = true;
                    self.problems.add(cell.source.clone(), message, help);
                }
            }
        }
        self.subject = Subject::Table;
        self.page.tables.push(table);
    }
}

fn field<'r>(
    row: &'r Row,
    columns: &Columns,
) -> Result<FieldRow, (&'r Cell, String, &'static str)> {
    let cell = &row.cells[0];
    let said = cell.text();
    let path: Vec<String> = said.split('/').map(str::to_owned).collect();
    let deepest = path.len() - 1;
    let named = path
        .iter()
        .enumerate()
        .all(|(at, name)| is_name(name, at == deepest && at > 0));
    if !named || path.len() > DEEPEST {
        return Err((
            cell,
            format!("`{said}` is not the path of a field"),
            "write names joined by `/`, from the root element on; an attribute is the last and begins with `@`",
        ));
    }
    let mark = |column: Option<usize>| match column.and_then(|column| row.cells.get(column)) {
        None => Ok(Mark::Blank),
        Some(cell) => mark(cell),
    };
    Ok(FieldRow {
        path,
        read: mark(columns.read)?,
        write: mark(columns.write)?,
        section: columns
            .description
            .and_then(|column| row.cells.get(column))
            .and_then(|cell| label::reference(&cell.text()).map(str::to_owned)),
        source: cell.source.clone(),
    })
}

/// Deepest nesting that is read; documented fields have seven names.
const DEEPEST: usize = 16;

fn mark(cell: &Cell) -> Result<Mark, (&Cell, String, &'static str)> {
    let said = cell.text();
    match (said.as_str(), said.strip_prefix("x for ")) {
        ("", _) => Ok(Mark::Blank),
        ("x", _) => Ok(Mark::Always),
        (_, Some(case)) => Ok(Mark::In(case.to_owned())),
        _ => Err((
            cell,
            format!("`{said}` does not say whether the field is mandatory"),
            "write `x`, `x for …`, or nothing",
        )),
    }
}

/// Whether it is the name of an element or, where one may stand, an
/// attribute's with its prefix.
fn is_name(name: &str, attribute: bool) -> bool {
    let stem = match name.strip_prefix('@') {
        Some(stem) if attribute => stem.split_once(':').map_or(stem, |(_, stem)| stem),
        Some(_) => return false,
        None => name,
    };
    !stem.is_empty()
        && stem
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
}
