//! Reads Confluence's wiki markup.
//!
//! Nothing that is left open takes the page along: code, a cell and a mark
//! end at the next heading at the latest.

mod cursor;
mod inline;
mod link;
mod macros;
mod row;

use crate::document::Block;

use super::blocks::Blocks;
use cursor::Cursor;

/// Signs that begin an item, as many as it stands deep.
const SIGNS: &[char] = &['*', '#', '-'];
/// Most items that hold one another.
const MOST_DEEP: usize = 8;

/// Reads the blocks of a page.
pub(super) fn read(body: &str) -> Vec<Block> {
    let mut page = Page {
        cursor: Cursor::new(body),
        blocks: Blocks::new(),
        strong: false,
        plain_until: 0,
    };
    while !page.cursor.is_at_end() {
        page.line();
    }
    page.blocks.finish(body.len())
}

/// A page while it is read.
struct Page<'b> {
    cursor: Cursor<'b>,
    blocks: Blocks,
    /// Whether bold words are open.
    strong: bool,
    /// The byte up to which no mark is closed: none is opened there.
    plain_until: usize,
}

impl Page<'_> {
    /// Reads a line, and those that belong to it.
    fn line(&mut self) {
        let line = self.cursor.line();
        let words = line.trim_start();
        let start = self.cursor.at() + line.len() - words.len();
        if words.is_empty() {
            self.end_block();
            self.blocks.end_table(start);
            self.cursor.next_line();
        } else if words.starts_with('|') {
            self.cursor.set(start);
            self.row();
        } else {
            self.blocks.end_table(start);
            self.cursor.set(start);
            self.begin(words, start);
            self.words();
        }
    }

    /// Begins the block that these words begin, if they begin one, and steps
    /// over the signs that say so.
    fn begin(&mut self, words: &str, start: usize) {
        if let Some((level, length)) = heading(words) {
            self.end_block();
            self.blocks.heading(level, start);
            self.cursor.set(start + length);
        } else if let Some((depth, length)) = item(words) {
            self.end_block();
            self.blocks.item_at(depth, start);
            self.cursor.set(start + length);
        } else if words.starts_with("----") && words.trim_end().trim_matches('-').is_empty() {
            self.end_block();
            self.cursor.set(start + words.trim_end().len());
        } else if words.starts_with('*') {
            // A label in bold is no more of the item above it.
            self.end_block();
        }
    }

    /// Reads words up to the end of the line; a heading ends with it.
    fn words(&mut self) {
        let ends = self.blocks.in_heading();
        self.inline(false);
        self.cursor.next_line();
        if ends {
            self.end_block();
        } else {
            self.blocks.break_line();
        }
    }

    /// Ends the block that is open, and the marks in it.
    fn end_block(&mut self) {
        self.strong = false;
        self.blocks.end_block();
    }
}

/// The level of a heading that begins so, and how long its sign is.
fn heading(words: &str) -> Option<(u8, usize)> {
    let rest = words.strip_prefix(['h', 'H'])?;
    let level = rest.bytes().next().filter(u8::is_ascii_digit)? - b'0';
    let named = (1..=6).contains(&level) && rest[1..].starts_with(". ");
    named.then_some((level, "h1. ".len()))
}

/// How deep an item stands that begins so, and how long its signs are.
fn item(words: &str) -> Option<(usize, usize)> {
    let rest = words.trim_start_matches(SIGNS);
    let signs = words.len() - rest.len();
    let alone = words.starts_with('-') && signs > 1;
    ((1..=MOST_DEEP).contains(&signs) && !alone && rest.starts_with([' ', '\t']))
        .then(|| (signs - 1, signs))
}
