//! A [`Document`]: what stands where on a page, whatever its markup.
//!
//! This is the seam between the markups: a reader of one markup makes blocks,
//! and everything behind it knows blocks only.

use std::ops::Range;

use crate::origin::Origin;
use crate::text::Text;

/// A page as a flat list of blocks.
#[derive(Debug, Clone)]
pub struct Document {
    /// The file that it was read from.
    pub text: Text,
    /// How it is written.
    pub markup: Markup,
    /// Its blocks in their order.
    pub blocks: Vec<Block>,
}

/// How a page is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Markup {
    /// Markdown as GitHub and GitBook take it.
    Markdown,
    /// Confluence wiki markup.
    Wiki,
    /// HTML, as a browser saves a page.
    Html,
    /// Text without markup, as it is copied out of a browser.
    Plain,
    /// An OpenAPI description, in JSON or YAML: it has no blocks.
    OpenApi,
}

/// A part of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// What it is.
    pub matter: Matter,
    /// The bytes of the text that it takes.
    pub range: Range<usize>,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq)]
pub enum Matter {
    /// A heading.
    Heading {
        /// 1 is the page's title. In text without markup, where levels are
        /// lost, every heading is of level 2.
        level: u8,
        /// Its words.
        line: Line,
    },
    /// A paragraph, each of its lines as the page breaks them.
    Paragraph(Vec<Line>),
    /// An item of a list.
    Item {
        /// How many items hold it.
        depth: usize,
        /// Its own words, each line as the page breaks them; those of the
        /// items below it are items of their own.
        lines: Vec<Line>,
    },
    /// A table.
    Table(Vec<Row>),
    /// Text that stands for itself: a fenced block, `{code}`, `<pre>`.
    Code {
        /// The language that the page names, in lower case.
        language: Option<String>,
        /// What it holds, unescaped, without fences.
        text: String,
        /// Where its first byte stands in the page.
        start: usize,
        /// Where each byte of the text stands in the page: fences, entities
        /// and indentation are left out of the text.
        origin: Origin,
    },
}

/// Words in one line, without markup, and what markup said of them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Line {
    /// The words; spaces are single, and none is at an end.
    pub words: String,
    /// Those parts of the words that were marked as code (`` `name` ``,
    /// `{{name}}`, `<code>`), as ranges of bytes of them.
    pub code: Vec<Range<usize>>,
    /// Those that were marked as important (bold).
    pub strong: Vec<Range<usize>>,
    /// Targets of links, with the part of the words that each is on.
    pub links: Vec<(Range<usize>, String)>,
    /// Where its first word begins in the page, in bytes.
    pub start: usize,
    /// Where each byte of the words stands in the page.
    pub origin: Origin,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
    /// How many cells hold the table that it is of: that table stands in a
    /// cell of the nearest row above that is held by fewer.
    pub within: usize,
    /// The bytes of the text that it takes.
    pub range: Range<usize>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    /// Whether it is a heading of its row or column.
    pub header: bool,
    /// Its words, a line for each that the page breaks (`\\`, `<br>`); an
    /// item of a list within it is a line that begins with `* `, code in it
    /// a line for each of its own.
    pub lines: Vec<Line>,
    /// Where it begins in the page, in bytes.
    pub start: usize,
}

impl Cell {
    /// All words of the cell, lines joined by a space.
    pub fn words(&self) -> String {
        let lines = self.lines.iter().map(|line| line.words.as_str());
        lines.collect::<Vec<_>>().join(" ").trim().to_owned()
    }
}
