//! Reads tables that a browser flattened: the names of the columns run
//! together (`NameTypeDescription`) or a line each, then a line for each cell.

use crate::markup::blocks::Blocks;
use crate::markup::table::Span;

use super::heading::Headings;
use super::sheet::Sheet;
use super::{bullet, code, vocabulary};

/// Most columns of such a table.
const MOST_COLUMNS: usize = 10;
/// Longest first cell of a row, in bytes: it is a name.
const MOST_NAME: usize = 80;

/// The head of a table: the names of its columns, with their places.
struct Head<'b> {
    names: Vec<(&'b str, usize)>,
    /// The column that holds types: rows are told by it.
    types: Option<usize>,
    /// The first line behind it.
    next: usize,
}

/// Reads the table whose head is on this line, and says which line is behind
/// it.
pub(super) fn read(
    sheet: &Sheet<'_>,
    headings: &Headings,
    index: usize,
    blocks: &mut Blocks,
) -> Option<usize> {
    let head = run_together(sheet, index).or_else(|| one_a_line(sheet, index))?;
    let mut cells = cells(sheet, headings, &head, head.next)?;
    let start = sheet.line(index)?.start;
    blocks.table(start);
    blocks.row(start);
    for (name, at) in &head.names {
        blocks.cell(true, Span::default(), *at);
        blocks.text(name, *at..at + name.len());
    }
    loop {
        let mut last = head.next;
        for (column, cell) in cells.iter().enumerate() {
            let Some(line) = cell.and_then(|cell| sheet.line(cell)) else {
                continue;
            };
            if column == 0 {
                blocks.row(line.start);
            }
            blocks.cell(false, Span::default(), line.start);
            let end = paragraph_end(sheet, headings, cell.unwrap_or(last));
            for at in cell.unwrap_or(last)..end {
                if let Some(line) = sheet.line(at) {
                    blocks.text(line.words, line.range());
                    blocks.break_line();
                }
            }
            last = end;
        }
        match self::cells(sheet, headings, &head, last) {
            Some(more) => cells = more,
            None => {
                blocks.end_table(sheet.line(last.saturating_sub(1))?.end());
                return Some(last);
            }
        }
    }
}

fn run_together<'b>(sheet: &Sheet<'b>, index: usize) -> Option<Head<'b>> {
    let line = sheet.line(index)?;
    let names = vocabulary::columns(line.words)?;
    let names = names.into_iter().map(|(name, at)| (name, line.start + at));
    Head::new(names.collect(), index + 1)
}

fn one_a_line<'b>(sheet: &Sheet<'b>, index: usize) -> Option<Head<'b>> {
    let mut names = Vec::new();
    let mut at = index;
    while let Some(line) = sheet.line(at)
        && vocabulary::is_column(line.words)
        && names.len() <= MOST_COLUMNS
    {
        names.push((line.words, line.start));
        at = sheet.next(at);
    }
    Head::new(names, at).filter(|head| head.types.is_some())
}

impl<'b> Head<'b> {
    fn new(names: Vec<(&'b str, usize)>, next: usize) -> Option<Self> {
        let types = names
            .iter()
            .position(|(name, _)| name.to_ascii_lowercase().ends_with("type"));
        ((2..=MOST_COLUMNS).contains(&names.len())).then_some(Self { names, types, next })
    }
}

/// The lines on which the cells of the row begin that begins at or behind this
/// line; the last cell of a row may be missing, as nothing shows it where it
/// is empty.
fn cells(
    sheet: &Sheet<'_>,
    headings: &Headings,
    head: &Head<'_>,
    from: usize,
) -> Option<Vec<Option<usize>>> {
    let columns = head.names.len();
    let mut at = if sheet.words(from).is_some() {
        from
    } else {
        sheet.next(from)
    };
    // The cells of this row and of the next, to see where it begins.
    let mut lines = Vec::with_capacity(columns * 2);
    while lines.len() < columns * 2
        && let Some(words) = sheet.words(at)
        && !ends(sheet, at, words, lines.len())
    {
        lines.push(at);
        let end = paragraph_end(sheet, headings, at);
        at = if sheet.words(end).is_some() {
            end
        } else {
            sheet.next(end)
        };
    }
    let row = |from: usize| {
        let name = lines.get(from).and_then(|at| sheet.words(*at))?;
        let kind = from + head.types?;
        let kind = lines.get(kind).and_then(|at| sheet.words(*at))?;
        (is_name(name) && vocabulary::is_type(kind)).then_some(())
    };
    let name = lines.first().and_then(|at| sheet.words(*at))?;
    if !is_name(name) || head.types.is_some() && row(0).is_none() {
        return None;
    }
    let short = lines.len() + 1 == columns || row(columns - 1).is_some() && row(columns).is_none();
    if head.types.is_some_and(|types| types + 1 < columns) && short {
        lines.truncate(columns - 1);
        return Some(lines.into_iter().map(Some).chain([None]).collect());
    }
    lines.truncate(columns);
    (lines.len() == columns).then(|| lines.into_iter().map(Some).collect())
}

/// Whether a table ends before this line.
fn ends(sheet: &Sheet<'_>, at: usize, words: &str, cells: usize) -> bool {
    let begins = cells == 0
        && (code::begins(sheet, at) || vocabulary::is_part(words) || bullet::begins(words));
    begins || vocabulary::columns(words).is_some() || cells == 0 && vocabulary::is_frame(words)
}

fn is_name(words: &str) -> bool {
    words.len() <= MOST_NAME && !words.ends_with(['.', ':'])
}

/// The line behind the paragraph that begins on this line; where blank lines
/// are lost every line is one.
fn paragraph_end(sheet: &Sheet<'_>, headings: &Headings, at: usize) -> usize {
    let mut end = at + 1;
    while !headings.are_dense() && sheet.words(end).is_some() {
        end += 1;
    }
    end
}
