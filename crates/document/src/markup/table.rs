//! A [`Table`] while it is read: cells that span rows and columns stand in
//! each that they span.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::document::{Block, Cell, Line, Matter, Row};

/// Most columns that a row has, those that a cell spans included.
const MOST_COLUMNS: usize = 128;
/// Most rows that a cell spans.
const MOST_ROWS: usize = 1024;
/// Most tables that hold each other.
const MOST_NESTED: usize = 8;
/// Most bytes that are repeated on a page for cells that span others.
pub(super) const MOST_REPEATED: usize = 1024 * 1024;
/// What a cell, and a line of one, takes besides its words.
const FRAME: usize = 64;

/// How many columns and rows a cell takes, each at least 1.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub(super) columns: usize,
    pub(super) rows: usize,
}

impl Default for Span {
    fn default() -> Self {
        Self {
            columns: 1,
            rows: 1,
        }
    }
}

/// A table while it is read.
#[derive(Debug)]
pub(super) struct Table {
    rows: Vec<Row>,
    row: Option<Row>,
    cell: Option<(Cell, Span)>,
    /// Cells of rows above that reach down, by column, with how many rows
    /// they still take.
    reaching: BTreeMap<usize, (Cell, usize)>,
    /// Bytes that may still be repeated on the page.
    pub(super) budget: usize,
    range: Range<usize>,
    /// What is open around the table that is read, outermost first.
    outer: Vec<Outer>,
    /// Where the open row goes, if tables in its cells were read.
    place: Option<usize>,
}

/// A row that is open while a table in a cell of it is read.
#[derive(Debug)]
struct Outer {
    row: Row,
    cell: (Cell, Span),
    reaching: BTreeMap<usize, (Cell, usize)>,
    /// Where the row goes.
    at: usize,
}

fn is_head(row: &Row) -> bool {
    row.cells.len() > 1 && row.cells.iter().all(|cell| cell.header)
}

/// Whether a row begins with a word that is a line by itself.
fn is_named(row: &Row) -> bool {
    let first = row.cells.first().and_then(|cell| cell.lines.first());
    first.is_some_and(|line| !line.words.is_empty() && !line.words.contains(' '))
}

/// Adds lines to a cell, which begins where the first one does.
fn hold(cell: &mut Cell, lines: Vec<Line>) {
    if let Some(line) = lines.first().filter(|_| cell.lines.is_empty()) {
        cell.start = line.start;
    }
    cell.lines.extend(lines);
}

impl Table {
    pub(super) fn new(at: usize, budget: usize) -> Self {
        Self {
            rows: Vec::new(),
            row: None,
            cell: None,
            reaching: BTreeMap::new(),
            budget,
            range: at..at,
            outer: Vec::new(),
            place: None,
        }
    }

    pub(super) fn in_cell(&self) -> bool {
        self.cell.is_some()
    }

    pub(super) fn has_rows(&self) -> bool {
        !self.rows.is_empty() || self.row.is_some()
    }

    pub(super) fn row(&mut self, at: usize) {
        self.end_row(at);
        self.row = Some(Row {
            cells: Vec::new(),
            within: self.outer.len(),
            range: at..at,
        });
    }

    /// Whether a table that begins now is of the open cell, and does not show
    /// that this one only lays out the page: this one has headings, or its
    /// rows begin with names.
    pub(super) fn holds_tables(&self) -> bool {
        let begin = self.outer.last().map_or(0, |outer| outer.at);
        let head = self.rows.get(begin);
        let within = self.outer.len();
        let above = self.rows.last().filter(|row| row.within == within);
        self.row.is_some()
            && self.in_cell()
            && self.outer.len() < MOST_NESTED
            && (head.is_some_and(is_head)
                || [above, self.row.as_ref()]
                    .into_iter()
                    .flatten()
                    .any(is_named))
    }

    /// A table begins in the open cell, of which these lines are there.
    pub(super) fn nest(&mut self, lines: Vec<Line>) {
        let (Some(row), Some((mut cell, span))) = (self.row.take(), self.cell.take()) else {
            return;
        };
        hold(&mut cell, lines);
        self.outer.push(Outer {
            row,
            cell: (cell, span),
            reaching: std::mem::take(&mut self.reaching),
            at: self.place.take().unwrap_or(self.rows.len()),
        });
    }

    /// A table in a cell ends, and the cell goes on; `false` where this one
    /// is in none.
    pub(super) fn unnest(&mut self) -> bool {
        let Some(outer) = self.outer.pop() else {
            return false;
        };
        self.row = Some(outer.row);
        self.cell = Some(outer.cell);
        self.reaching = outer.reaching;
        self.place = Some(outer.at);
        true
    }

    pub(super) fn cell(&mut self, header: bool, span: Span, at: usize) {
        if self.row.is_none() {
            self.row(at);
        }
        let cell = Cell {
            header,
            lines: Vec::new(),
            start: at,
        };
        self.cell = Some((cell, span));
    }

    pub(super) fn end_cell(&mut self, lines: Vec<Line>, at: usize) {
        let Some((mut cell, span)) = self.cell.take() else {
            return;
        };
        hold(&mut cell, lines);
        self.fill();
        let columns = span.columns.clamp(1, MOST_COLUMNS);
        let copies: Vec<_> = (1..columns).map_while(|_| self.copy(&cell)).collect();
        self.put(cell, span.rows);
        for copy in copies {
            self.put(copy, span.rows);
        }
        if let Some(row) = &mut self.row {
            row.range.end = at.max(row.range.end);
        }
    }

    pub(super) fn end_row(&mut self, at: usize) {
        self.fill();
        let Some(mut row) = self.row.take() else {
            return;
        };
        row.range.end = row.range.end.max(at);
        self.range.end = self.range.end.max(at);
        let place = self.place.take().unwrap_or(self.rows.len());
        if row.cells.iter().any(|cell| !cell.lines.is_empty()) {
            // Behind it are only the rows of the tables in its cells.
            self.rows.insert(place, row);
        }
    }

    pub(super) fn into_block(self) -> Option<Block> {
        (!self.rows.is_empty()).then_some(Block {
            matter: Matter::Table(self.rows),
            range: self.range,
        })
    }

    fn put(&mut self, cell: Cell, rows: usize) {
        let Some(column) = self.row.as_ref().map(|row| row.cells.len()) else {
            return;
        };
        // Beyond the last column words are kept with those of the last cell.
        if column >= MOST_COLUMNS {
            if let Some(last) = self.row.as_mut().and_then(|row| row.cells.last_mut()) {
                last.lines.extend(cell.lines);
            }
            return;
        }
        if rows > 1
            && let Some(reaching) = self.copy(&cell)
        {
            let rows = rows.min(MOST_ROWS) - 1;
            self.reaching.insert(column, (reaching, rows));
        }
        if let Some(row) = &mut self.row {
            row.cells.push(cell);
        }
    }

    /// Puts the cells that reach down from above where the next cell would
    /// stand.
    fn fill(&mut self) {
        while let Some(column) = self.row.as_ref().map(|row| row.cells.len())
            && let Some((cell, rows)) = self.reaching.remove(&column)
        {
            self.put(cell, rows);
        }
    }

    /// Another such cell, as long as there may be more.
    fn copy(&mut self, cell: &Cell) -> Option<Cell> {
        let lines = cell.lines.iter();
        let words: usize = lines.map(|line| line.words.len() + FRAME).sum();
        self.budget = self.budget.checked_sub(words + FRAME)?;
        Some(cell.clone())
    }
}
