//! Splits a table's row into cells: `|| header | text ||`.

use crate::Source;
use crate::text::Text;

/// A row of a table.
pub(super) struct Row {
    pub(super) cells: Vec<Cell>,
    pub(super) source: Source,
}

/// A cell of a row.
pub(super) struct Cell {
    /// Whether it stands behind `||`.
    pub(super) header: bool,
    /// Its lines without escapes, line breaks and outer blanks.
    pub(super) lines: Vec<String>,
    pub(super) source: Source,
}

impl Cell {
    /// All of it on one line.
    pub(super) fn text(&self) -> String {
        self.lines.join(" ")
    }

    /// The bullets in it.
    pub(super) fn bullets(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().filter_map(|line| line.strip_prefix("* "))
    }
}

/// Reads the row whose text is `raw` and stands in the file at `offset`.
pub(super) fn read(raw: &str, offset: usize, text: &Text<'_>) -> Row {
    let mut cells = Vec::new();
    let mut at = 0;
    while let Some(rest) = raw.get(at..).filter(|rest| !rest.trim().is_empty()) {
        let bars = rest.len() - rest.trim_start_matches('|').len();
        let inside = &rest[bars..];
        let length = end(inside);
        // What stands behind the last bar is the end of the row.
        if at + bars + length >= raw.len() && inside.trim().is_empty() {
            break;
        }
        let blank = inside.len() - inside.trim_start().len();
        cells.push(Cell {
            header: bars > 1,
            lines: inside[..length].lines().map(plain).collect::<Vec<_>>(),
            source: text.at(offset + at + bars + blank.min(length)),
        });
        at += bars + length;
    }
    for cell in &mut cells {
        cell.lines.retain(|line| !line.is_empty());
    }
    Row {
        cells,
        source: text.at(offset),
    }
}

/// Where the cell ends: at a bar that stands in no link and no code.
fn end(inside: &str) -> usize {
    let (mut link, mut code, mut escaped) = (false, false, false);
    for (at, c) in inside.char_indices() {
        match c {
            _ if escaped => {
                escaped = false;
                continue;
            }
            '\\' => escaped = true,
            '{' if inside[at..].starts_with("{code") => code = !code,
            '[' if !code => link = true,
            ']' if !code => link = false,
            '|' if !link && !code => return at,
            _ => {}
        }
    }
    inside.len()
}

/// A line without line break, escapes and outer blanks.
pub(super) fn plain(line: &str) -> String {
    let line = line.trim();
    let line = line.strip_suffix("\\\\").unwrap_or(line).trim_end();
    let mut out = String::with_capacity(line.len());
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match chars.peek() {
            Some(next) if c == '\\' && !next.is_alphanumeric() => {}
            _ => out.push(c),
        }
    }
    out
}
