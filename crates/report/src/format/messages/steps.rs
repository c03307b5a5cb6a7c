//! Steps, tables and tags, written into a [`Sheet`] and told as they are read.

use super::gherkin::{Cell, DataTable, DocString, Location, Row, Step, Tag};
use super::script::Written;
use super::sheet::Sheet;
use crate::cut::{Whole, cut};
use crate::format::ids::Ids;
use crate::format::transcript::visible;

/// What stands below a step is set in by so much.
const INDENT: &str = "      ";

/// Columns of a table are aligned up to so many characters: one long cell must
/// not make all others as long.
const WIDE: usize = 60;

/// Characters of the text below a step.
const BLOCK: usize = 16_000;

/// Writes a step, and what stands below it.
pub(super) fn step(
    step: &countersign_journal::Step,
    written: Written<'_>,
    sheet: &mut Sheet,
    ids: &mut Ids,
) -> Step {
    let (keyword, keyword_type) = match step.keyword.as_str() {
        "Given" => ("Given ", "Context"),
        "When" => ("When ", "Action"),
        "Then" => ("Then ", "Outcome"),
        "And" => ("And ", "Conjunction"),
        "But" => ("But ", "Conjunction"),
        // `*`, and the words of other languages.
        _ => ("* ", "Unknown"),
    };
    let location = Location {
        line: sheet.put(step.line, &format!("    {keyword}{}", written.text)),
    };
    let doc_string = step.block.as_deref().map(|block| doc_string(block, sheet));
    let rows = written.cells.chunks(written.width.max(1));
    let rows = table(rows.map(|cells| (0, cells)).collect(), sheet, ids);
    Step {
        id: ids.next(),
        location,
        keyword: keyword.to_owned(),
        keyword_type,
        text: written.text.to_owned(),
        doc_string,
        data_table: rows
            .first()
            .map(|row| row.location)
            .map(|location| DataTable { location, rows }),
    }
}

fn doc_string(block: &str, sheet: &mut Sheet) -> DocString {
    let mut content = visible(&cut(block, BLOCK, Whole::Journal));
    // Neither may hold the marks that end it.
    let delimiter = if content.contains("\"\"\"") || content.contains("\\\"") {
        content = content.replace("```", "'''");
        "```"
    } else {
        "\"\"\""
    };
    let location = Location {
        line: sheet.push(&format!("{INDENT}{delimiter}")),
    };
    for line in content.split('\n') {
        sheet.push(&format!("{INDENT}{line}"));
    }
    sheet.push(&format!("{INDENT}{delimiter}"));
    DocString {
        location,
        content,
        delimiter,
    }
}

/// Writes the rows of a table, each where it was.
pub(super) fn table(rows: Vec<(u32, &[String])>, sheet: &mut Sheet, ids: &mut Ids) -> Vec<Row> {
    let columns = rows.iter().map(|(_, cells)| cells.len()).max();
    let widths: Vec<_> = (0..columns.unwrap_or_default())
        .map(|column| {
            let cells = rows.iter().filter_map(|(_, cells)| cells.get(column));
            let longest = cells.map(|cell| escaped(cell).chars().count()).max();
            longest.unwrap_or_default().min(WIDE)
        })
        .collect();
    let rows = rows.into_iter();
    rows.map(|(old, cells)| row(cells, &widths, old, sheet, ids))
        .collect()
}

fn row(cells: &[String], widths: &[usize], old: u32, sheet: &mut Sheet, ids: &mut Ids) -> Row {
    let mut text = format!("{INDENT}|");
    for (cell, width) in cells.iter().zip(widths) {
        text.push_str(&format!(" {:width$} |", escaped(cell)));
    }
    let location = Location {
        line: sheet.put(old, &text),
    };
    let cell = |value: &String| Cell {
        location,
        value: value.clone(),
    };
    Row {
        id: ids.next(),
        location,
        cells: cells.iter().map(cell).collect(),
    }
}

fn escaped(cell: &str) -> String {
    cell.replace('\\', "\\\\").replace('|', "\\|")
}

/// Writes tags, if there are any, above the line that they belong to.
pub(super) fn tags(
    tags: &[String],
    below: u32,
    indent: &str,
    sheet: &mut Sheet,
    ids: &mut Ids,
) -> Vec<Tag> {
    if tags.is_empty() {
        return Vec::new();
    }
    let names: Vec<_> = tags.iter().map(|tag| format!("@{tag}")).collect();
    let text = format!("{indent}{}", names.join(" "));
    let location = Location {
        line: sheet.put(below.saturating_sub(1), &text),
    };
    let tag = |name| Tag {
        id: ids.next(),
        location,
        name,
    };
    names.into_iter().map(tag).collect()
}
