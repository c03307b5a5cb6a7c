//! A [`Sheet`]: the lines of a text, each with its place and indentation.

use std::ops::Range;

/// Columns that a tab moves to a multiple of.
const TAB: usize = 4;

/// The lines of a text.
pub(super) struct Sheet<'b> {
    pub(super) body: &'b str,
    lines: Vec<Line<'b>>,
    /// For each line, that which is the next with words.
    next: Vec<usize>,
}

/// One line of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'b> {
    /// Its words, without blanks at either end.
    pub(super) words: &'b str,
    /// Where the words begin in the page, in bytes.
    pub(super) start: usize,
    /// Where the line begins.
    pub(super) begin: usize,
    /// How far the words are indented, in columns.
    pub(super) indent: usize,
}

impl Line<'_> {
    /// Whether it has no words.
    pub(super) fn is_blank(&self) -> bool {
        self.words.is_empty()
    }

    /// The bytes that its words take.
    pub(super) fn range(&self) -> Range<usize> {
        self.start..self.end()
    }

    /// The byte behind its words.
    pub(super) fn end(&self) -> usize {
        self.start + self.words.len()
    }
}

impl<'b> Sheet<'b> {
    pub(super) fn new(body: &'b str) -> Self {
        let mut begin = 0;
        let mut lines = Vec::new();
        for whole in body.split_inclusive('\n') {
            let words = whole.trim_start();
            let blanks = &whole[..whole.len() - words.len()];
            lines.push(Line {
                words: words.trim_end(),
                start: begin + blanks.len(),
                begin,
                indent: indent(blanks),
            });
            begin += whole.len();
        }
        let mut next = vec![lines.len(); lines.len()];
        for index in (1..lines.len()).rev() {
            next[index - 1] = if lines[index].is_blank() {
                next[index]
            } else {
                index
            };
        }
        Self { body, lines, next }
    }

    /// The line with this index.
    pub(super) fn line(&self, index: usize) -> Option<Line<'b>> {
        self.lines.get(index).copied()
    }

    /// The line with this index, if it has words.
    pub(super) fn words(&self, index: usize) -> Option<&'b str> {
        self.line(index)
            .map(|line| line.words)
            .filter(|words| !words.is_empty())
    }

    /// The index of the next line with words behind this one; beyond the last
    /// where there is none.
    pub(super) fn next(&self, index: usize) -> usize {
        self.next.get(index).copied().unwrap_or(self.lines.len())
    }

    /// All lines.
    pub(super) fn lines(&self) -> &[Line<'b>] {
        &self.lines
    }
}

fn indent(blanks: &str) -> usize {
    blanks.chars().fold(0, |column, letter| match letter {
        '\t' => (column / TAB + 1) * TAB,
        _ => column + 1,
    })
}
