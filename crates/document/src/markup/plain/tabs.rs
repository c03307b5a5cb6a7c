//! Reads tables whose cells are joined by tabs.

use crate::markup::blocks::Blocks;
use crate::markup::table::Span;

use super::sheet::Sheet;
use super::{code, vocabulary};

/// Most lines that a cell goes on for below its row.
const MOST_LINES: usize = 20;

/// Reads the table that begins on this line: two rows or more. Says which
/// line is behind it.
pub(super) fn read(sheet: &Sheet<'_>, index: usize, blocks: &mut Blocks) -> Option<usize> {
    let first = sheet.line(index).filter(|line| is_row(line.words))?;
    let mut at = next_row(sheet, index)?;
    blocks.table(first.start);
    row(sheet, index, first.start, is_head(first.words), blocks);
    let mut above = index;
    loop {
        // What stands between two rows goes on with the upper one's last cell.
        for between in above + 1..at {
            if let Some(line) = sheet.line(between) {
                blocks.break_line();
                blocks.text(line.words, line.range());
            }
        }
        let line = sheet.line(at)?;
        row(sheet, at, line.begin, false, blocks);
        above = at;
        match next_row(sheet, at) {
            Some(next) => at = next,
            None => break,
        }
    }
    blocks.end_table(sheet.line(above)?.end());
    Some(above + 1)
}

fn is_row(words: &str) -> bool {
    words.contains('\t')
}

fn is_head(words: &str) -> bool {
    words
        .split('\t')
        .any(|cell| vocabulary::is_column(cell.trim()))
}

/// The line of the row behind this one.
fn next_row(sheet: &Sheet<'_>, index: usize) -> Option<usize> {
    (index + 1..index + 1 + MOST_LINES)
        .take_while(|at| {
            let is_part = sheet.words(*at).is_none_or(vocabulary::is_part);
            !is_part && !code::begins(sheet, *at)
        })
        .find(|at| sheet.words(*at).is_some_and(is_row))
}

fn row(sheet: &Sheet<'_>, index: usize, from: usize, header: bool, blocks: &mut Blocks) {
    let Some(line) = sheet.line(index) else {
        return;
    };
    blocks.row(line.start);
    let mut at = from;
    for cell in sheet.body[from..line.end()].split('\t') {
        blocks.cell(header, Span::default(), at);
        blocks.text(cell, at..at + cell.len());
        at += cell.len() + 1;
    }
}
