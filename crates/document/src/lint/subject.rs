//! A [`Subject`]: a page as rules look at it.

use std::collections::HashMap;
use std::ops::Range;

use super::code::Code;
use super::instance::{self, Instance};
use super::repeated::{self, Repeated};
use super::rules;
use super::shape::Shapes;
use super::shown::{self, Shown};
use super::spelling::Declared;
use super::suggestion::Suggestion;
use crate::diagnostic::Diagnostic;
use crate::document::{Block, Document, Line, Matter};
use crate::reading::Reading;
use crate::text::floor;

/// Most characters that a finding marks.
const WIDEST: usize = 200;

/// A page with what it declares and shows.
pub(super) struct Subject<'a> {
    pub(super) document: &'a Document,
    pub(super) reading: &'a Reading,
    /// What stands twice; of both, rules see the first.
    pub(super) repeated: Option<Repeated>,
    pub(super) shown: Vec<Shown<'a>>,
    pub(super) shapes: Shapes<'a>,
    pub(super) instances: Vec<Instance<'a>>,
    pub(super) declared: Declared<'a>,
    /// Attributes that have a prefix all over the page, by their names without
    /// it.
    pub(super) prefixed: HashMap<String, String>,
}

impl<'a> Subject<'a> {
    pub(super) fn new(document: &'a Document, reading: &'a Reading) -> Self {
        let repeated = repeated::find(document, reading);
        let spared = repeated.as_ref().map(|repeated| &repeated.second);
        let shown = shown::all(document, reading, spared);
        let shapes = Shapes::new(reading);
        let instances = instance::all(reading, &shapes, &shown);
        let declared = Declared::new(reading);
        let prefixed = rules::prefixed(&shown, reading);
        Self {
            document,
            reading,
            repeated,
            shown,
            shapes,
            instances,
            declared,
            prefixed,
        }
    }

    /// The blocks of the page, each once.
    pub(super) fn blocks(&self) -> impl Iterator<Item = &'a Block> {
        self.document
            .blocks
            .iter()
            .filter(|block| !self.is_spared(block.range.start))
    }

    /// Whether a byte stands in the second place of what stands twice.
    pub(super) fn is_spared(&self, at: usize) -> bool {
        self.repeated
            .as_ref()
            .is_some_and(|repeated| repeated.second.contains(&at))
    }

    /// All lines of words: of headings, paragraphs, items and cells.
    pub(super) fn lines(&self) -> impl Iterator<Item = &'a Line> {
        self.blocks()
            .flat_map(|block| -> Box<dyn Iterator<Item = &'a Line>> {
                match &block.matter {
                    Matter::Heading { line, .. } => Box::new(std::iter::once(line)),
                    Matter::Paragraph(lines) | Matter::Item { lines, .. } => Box::new(lines.iter()),
                    Matter::Table(rows) => Box::new(
                        rows.iter()
                            .flat_map(|row| &row.cells)
                            .flat_map(|cell| &cell.lines),
                    ),
                    Matter::Code { .. } => Box::new(std::iter::empty()),
                }
            })
    }

    /// A finding about these bytes of the page.
    pub(super) fn find(
        &self,
        code: &Code,
        range: Range<usize>,
        message: impl Into<String>,
        suggestion: impl Into<Suggestion>,
    ) -> Diagnostic {
        let body = &self.document.text.body;
        let start = floor(body, range.start);
        let end = floor(body, range.end).max(start);
        let marked = body[start..end].lines().next().unwrap_or_default();
        let width = marked.trim_end().chars().take(WIDEST).count().max(1);
        Diagnostic {
            source: self.document.text.at(start),
            width: u32::try_from(width).unwrap_or(1),
            code: code.id,
            severity: code.severity,
            message: message.into(),
            suggestion: suggestion.into().or(code.mend),
        }
    }

    /// A finding about the line with this number, from its first word on, or
    /// about these words where it has them.
    pub(super) fn find_at(
        &self,
        code: &Code,
        line: u32,
        words: &str,
        message: impl Into<String>,
        suggestion: impl Into<Suggestion>,
    ) -> Diagnostic {
        let text = &self.document.text;
        let start = text.start_of(line);
        let content = text.line(line);
        let found = (!words.is_empty()).then(|| content.find(words)).flatten();
        let range = match found {
            Some(offset) => start + offset..start + offset + words.len(),
            None => start + (content.len() - content.trim_start().len())..start + content.len(),
        };
        self.find(code, range, message, suggestion)
    }

    /// The place of words in a line of the page.
    pub(super) fn in_line(&self, line: &Line, range: Range<usize>) -> Range<usize> {
        let start = line.origin.at(range.start);
        let last = range.end.saturating_sub(1).max(range.start);
        start..(line.origin.at(last) + 1).max(start)
    }
}
