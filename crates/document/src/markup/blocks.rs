//! [`Blocks`]: headings, paragraphs, items, tables and code as they come,
//! made into the blocks of a document.

use std::ops::Range;

use crate::document::{Block, Matter};
use crate::origin::Origin;

use super::lines::{Lines, Mark};
use super::table::{MOST_REPEATED, Span, Table};

/// What the words that come belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hold {
    Paragraph,
    Heading(u8),
    Item(usize),
}

/// Makes blocks of what a markup tells, in the order of the page.
#[derive(Debug)]
pub(super) struct Blocks {
    done: Vec<Block>,
    lines: Lines,
    hold: Hold,
    /// The bytes of the block that is open.
    range: Option<Range<usize>>,
    /// How many lists are open.
    lists: usize,
    table: Option<Table>,
    /// Bytes that tables may still repeat.
    budget: usize,
}

impl Blocks {
    pub(super) fn new() -> Self {
        Self {
            done: Vec::new(),
            lines: Lines::default(),
            hold: Hold::Paragraph,
            range: None,
            lists: 0,
            table: None,
            budget: MOST_REPEATED,
        }
    }

    /// Adds words that stand at these bytes.
    pub(super) fn text(&mut self, words: &str, range: Range<usize>) {
        if let Some(table) = &mut self.table
            && !table.in_cell()
            && !words.trim().is_empty()
            && table.has_rows()
        {
            table.cell(false, Span::default(), range.start);
        }
        self.lines.text(words, range.start);
        let trimmed = words.trim_start();
        if !trimmed.is_empty() {
            let start = range.start + (words.len() - trimmed.len());
            let end = range.start + words.trim_end().len();
            self.touch(start.min(range.end)..end.min(range.end));
        }
    }

    /// Adds words that are code.
    pub(super) fn code_words(&mut self, words: &str, range: Range<usize>) {
        self.begin(Mark::Code);
        self.text(words, range);
        self.end(&Mark::Code);
    }

    /// Marks what follows.
    pub(super) fn begin(&mut self, mark: Mark) {
        self.lines.begin(mark);
    }

    /// Ends the innermost mark of this kind.
    pub(super) fn end(&mut self, mark: &Mark) {
        self.lines.end(mark);
    }

    /// A line of a block ends. A heading is one line, wherever it is broken.
    pub(super) fn break_line(&mut self) {
        match self.hold {
            Hold::Heading(_) if !self.in_cell() => self.lines.text(" ", 0),
            _ => self.lines.break_line(),
        }
    }

    /// A part of the page ends and another begins. Within an item or a cell
    /// that is a new line.
    pub(super) fn part(&mut self) {
        match self.hold {
            _ if self.in_cell() => self.lines.break_line(),
            Hold::Paragraph => self.flush(),
            Hold::Heading(_) | Hold::Item(_) => self.break_line(),
        }
    }

    /// A heading begins.
    pub(super) fn heading(&mut self, level: u8, at: usize) {
        self.end_tables(at);
        self.flush();
        self.hold = Hold::Heading(level);
        self.touch(at..at);
    }

    /// A list begins, within the item that is open if there is one.
    pub(super) fn list(&mut self) {
        if !self.in_cell() {
            self.flush();
        }
        self.lists += 1;
    }

    /// A list ends.
    pub(super) fn end_list(&mut self) {
        self.end_block();
        self.lists = self.lists.saturating_sub(1);
    }

    /// An item begins; outside of every list it is one of a list by itself.
    pub(super) fn item(&mut self, at: usize) {
        if self.in_cell() {
            self.lines.break_line();
            self.lines.text("* ", at);
        } else {
            self.flush();
            self.hold = Hold::Item(self.lists.saturating_sub(1));
            self.touch(at..at);
        }
    }

    /// An item begins that so many others hold.
    pub(super) fn item_at(&mut self, depth: usize, at: usize) {
        self.lists = depth.saturating_add(1);
        self.item(at);
        self.lists = 0;
    }

    /// A heading, an item or a paragraph ends. Within a cell it is a line.
    pub(super) fn end_block(&mut self) {
        if self.in_cell() {
            self.lines.break_line();
        } else {
            self.flush();
        }
    }

    /// A table begins: of the open cell, or where the outer table only lays
    /// out the page, and ends there.
    pub(super) fn table(&mut self, at: usize) {
        if let Some(table) = self.table.as_mut().filter(|table| table.holds_tables()) {
            table.nest(self.lines.take());
            return;
        }
        self.end_tables(at);
        self.flush();
        self.table = Some(Table::new(at, self.budget));
    }

    /// A row begins.
    pub(super) fn row(&mut self, at: usize) {
        self.end_cell(at);
        if let Some(table) = &mut self.table {
            table.row(at);
        }
    }

    /// A cell begins; outside of every table it is a part of the page.
    pub(super) fn cell(&mut self, header: bool, span: Span, at: usize) {
        self.end_cell(at);
        match &mut self.table {
            Some(table) => table.cell(header, span, at),
            None => self.part(),
        }
    }

    /// A cell ends, if one is open, and what stands before the first.
    pub(super) fn end_cell(&mut self, at: usize) {
        match &mut self.table {
            Some(table) if table.in_cell() => table.end_cell(self.lines.take(), at),
            _ => self.flush(),
        }
        self.range = None;
    }

    /// A row ends.
    pub(super) fn end_row(&mut self, at: usize) {
        self.end_cell(at);
        if let Some(table) = &mut self.table {
            table.end_row(at);
        }
    }

    /// A table ends, if one is open.
    pub(super) fn end_table(&mut self, at: usize) {
        if self.table.is_none() {
            return;
        }
        self.end_row(at);
        if self.table.as_mut().is_some_and(Table::unnest) {
            return;
        }
        if let Some(table) = self.table.take() {
            self.budget = table.budget;
            self.done.extend(table.into_block());
        }
    }

    /// All tables end that are open.
    fn end_tables(&mut self, at: usize) {
        while self.table.is_some() {
            self.end_table(at);
        }
    }

    /// Whether a heading is open.
    pub(super) fn in_heading(&self) -> bool {
        matches!(self.hold, Hold::Heading(_))
    }

    /// Whether a table is open.
    pub(super) fn in_table(&self) -> bool {
        self.table.is_some()
    }

    /// Whether a cell is open.
    pub(super) fn in_cell(&self) -> bool {
        self.table.as_ref().is_some_and(Table::in_cell)
    }

    /// A block of code. Within a cell each line of it is one of the cell.
    pub(super) fn code(
        &mut self,
        language: Option<String>,
        text: String,
        origin: Origin,
        range: Range<usize>,
    ) {
        if self.in_cell() {
            let mut offset = 0;
            for line in text.split_inclusive('\n') {
                self.lines.break_line();
                let end = offset + line.len();
                self.begin(Mark::Code);
                for (part, at) in origin.parts(offset..end) {
                    self.lines.text(&text[part], at);
                }
                self.end(&Mark::Code);
                offset = end;
            }
            self.lines.break_line();
            return;
        }
        self.flush();
        if !text.trim().is_empty() {
            let matter = Matter::Code {
                language,
                text,
                start: origin.at(0),
                origin,
            };
            self.done.push(Block { matter, range });
        }
    }

    /// The blocks, everything ended that is open.
    pub(super) fn finish(mut self, end: usize) -> Vec<Block> {
        self.end_tables(end);
        self.flush();
        self.done
    }

    fn touch(&mut self, range: Range<usize>) {
        let end = range.end;
        let open = self.range.get_or_insert(range);
        open.end = open.end.max(end);
    }

    fn flush(&mut self) {
        let lines = self.lines.take();
        let hold = std::mem::replace(&mut self.hold, Hold::Paragraph);
        let Some(range) = self.range.take().filter(|_| !lines.is_empty()) else {
            return;
        };
        let matter = match hold {
            Hold::Paragraph => Matter::Paragraph(lines),
            Hold::Item(depth) => Matter::Item { depth, lines },
            Hold::Heading(level) => Matter::Heading {
                level,
                // It is never broken, so this is all of it.
                line: lines.into_iter().next().unwrap_or_default(),
            },
        };
        self.done.push(Block { matter, range });
    }
}
