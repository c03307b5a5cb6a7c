//! Reads tables that are drawn with letters: rules of `+---+` between rows,
//! and `|` between cells.

use crate::markup::blocks::Blocks;
use crate::markup::table::Span;

use super::sheet::{Line, Sheet};

/// Reads the table whose upper rule is on this line, and says which line is
/// behind it. What stands between two rules is one row, however many lines it
/// takes; the first row names the columns.
pub(super) fn read(sheet: &Sheet<'_>, index: usize, blocks: &mut Blocks) -> Option<usize> {
    let first = sheet.line(index).filter(|line| is_rule(line.words))?;
    let mut end = index + 1;
    while sheet.line(end).is_some_and(|line| is_of_table(line.words)) {
        end += 1;
    }
    let lines: Vec<_> = (index..end).filter_map(|at| sheet.line(at)).collect();
    let rows: Vec<_> = lines
        .split(|line| is_rule(line.words))
        .filter(|row| !row.is_empty())
        .collect();
    if rows.len() < 2 {
        return None;
    }
    blocks.table(first.start);
    for (number, lines) in rows.iter().enumerate() {
        row(number == 0, lines, blocks);
    }
    blocks.end_table(lines.last()?.end());
    Some(end)
}

/// One row: each of its lines has a part of each cell.
fn row(header: bool, lines: &[Line<'_>], blocks: &mut Blocks) {
    let start = lines.first().map_or(0, |line| line.start);
    blocks.row(start);
    let parts: Vec<Vec<_>> = lines.iter().map(cells).collect();
    let columns = parts.iter().map(Vec::len).max().unwrap_or_default();
    for column in 0..columns {
        let of_column = || parts.iter().filter_map(|line| line.get(column));
        let at = of_column().next().map_or(start, |(_, at)| *at);
        blocks.cell(header, Span::default(), at);
        for (words, at) in of_column() {
            blocks.text(words, *at..at + words.len());
            blocks.text(" ", *at..*at);
        }
    }
}

/// The parts of cells on a line, each with its place.
fn cells<'b>(line: &Line<'b>) -> Vec<(&'b str, usize)> {
    let inner = line.words.trim_start_matches('|');
    let mut at = line.end() - inner.len();
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    let mut cells = Vec::new();
    for cell in inner.split('|') {
        cells.push((cell, at));
        at += cell.len() + 1;
    }
    cells
}

fn is_rule(words: &str) -> bool {
    words.len() > 2
        && words.starts_with('+')
        && words.ends_with('+')
        && words.bytes().all(|letter| b"+-=".contains(&letter))
}

fn is_of_table(words: &str) -> bool {
    is_rule(words) || words.starts_with('|')
}
