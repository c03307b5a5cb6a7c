//! Reads tables whose columns are set apart by blanks, each below its head.

use std::ops::Range;

use crate::markup::blocks::Blocks;
use crate::markup::table::Span;

use super::sheet::{Line, Sheet};
use super::vocabulary;

/// Fewest columns of such a table.
const FEWEST: usize = 2;
/// Most columns.
const MOST: usize = 16;
/// How many letters a cell may begin before its head does.
const SLACK: usize = 1;

/// Words of a line that two blanks or more part from others.
struct Piece<'b> {
    words: &'b str,
    /// Where they begin in the page, in bytes.
    start: usize,
    /// In which letter of the line they begin.
    column: usize,
}

/// Reads the table whose head is on this line, and says which line is behind
/// it: it ends at a blank line, or at one that is no row.
pub(super) fn read(sheet: &Sheet<'_>, index: usize, blocks: &mut Blocks) -> Option<usize> {
    let head = sheet.line(index)?;
    let heads = pieces(sheet, &head);
    let known = heads
        .iter()
        .filter(|head| vocabulary::is_column(head.words));
    if !(FEWEST..=MOST).contains(&heads.len()) || known.count() * 2 <= heads.len() {
        return None;
    }
    let mut rows: Vec<(Range<usize>, Vec<Vec<Piece<'_>>>)> = Vec::new();
    let mut at = index + 1;
    while let Some(line) = sheet.line(at).filter(|line| !line.is_blank()) {
        if is_rule(line.words) {
            at += 1;
            continue;
        }
        let cells = pieces(sheet, &line);
        let begins = cells
            .first()
            .is_some_and(|first| column(&heads, first) == 0);
        // A line by itself is of the page again.
        if begins && cells.len() < FEWEST {
            break;
        }
        at += 1;
        if begins {
            let row = heads.iter().map(|_| Vec::new()).collect();
            rows.push((line.range(), row));
        }
        let (range, row) = rows.last_mut()?;
        range.end = line.end();
        for cell in cells {
            row[column(&heads, &cell)].push(cell);
        }
    }
    if rows.is_empty() {
        return None;
    }
    blocks.table(head.start);
    blocks.row(head.start);
    for head in &heads {
        cell(true, std::slice::from_ref(head), head.start, blocks);
    }
    for (range, row) in &rows {
        blocks.row(range.start);
        for pieces in row {
            cell(false, pieces, range.start, blocks);
        }
    }
    let end = rows.last().map_or(head.end(), |(range, _)| range.end);
    blocks.end_table(end);
    Some(at)
}

fn cell(header: bool, pieces: &[Piece<'_>], at: usize, blocks: &mut Blocks) {
    let start = pieces.first().map_or(at, |piece| piece.start);
    blocks.cell(header, Span::default(), start);
    for piece in pieces {
        blocks.text(piece.words, piece.start..piece.start + piece.words.len());
        blocks.text(" ", piece.start..piece.start);
    }
}

/// The column that a piece stands in: that of the last head that does not
/// begin behind it.
fn column(heads: &[Piece<'_>], piece: &Piece<'_>) -> usize {
    let behind = heads.partition_point(|head| head.column <= piece.column + SLACK);
    behind.saturating_sub(1)
}

/// Whether a line only underlines what is above it.
fn is_rule(words: &str) -> bool {
    words.chars().all(|letter| "-=+ ".contains(letter))
}

fn pieces<'b>(sheet: &Sheet<'b>, line: &Line<'b>) -> Vec<Piece<'b>> {
    let before = sheet.body[line.begin..line.start].chars().count();
    let mut pieces = Vec::new();
    let mut rest = line.words;
    while !rest.is_empty() {
        let end = rest.find("  ").unwrap_or(rest.len());
        let offset = line.words.len() - rest.len();
        pieces.push(Piece {
            words: &rest[..end],
            start: line.start + offset,
            column: before + line.words[..offset].chars().count(),
        });
        rest = rest[end..].trim_start();
    }
    pieces
}
