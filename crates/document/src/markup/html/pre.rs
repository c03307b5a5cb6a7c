//! Text that stands for itself (`<pre>`) while it is read.

use crate::markup::blocks::Blocks;
use crate::origin::Origin;

/// What a `<pre>` holds.
pub(super) struct Pre {
    pub(super) language: Option<String>,
    text: String,
    origin: Origin,
    start: usize,
}

impl Pre {
    pub(super) fn new(language: Option<String>, start: usize) -> Self {
        Self {
            language,
            text: String::new(),
            origin: Origin::default(),
            start,
        }
    }

    /// Adds text; the newline behind the tag is none of it.
    pub(super) fn text(&mut self, text: &str, at: usize) {
        let skipped = if self.text.is_empty() {
            text.len() - text.trim_start_matches(['\r', '\n']).len()
        } else {
            0
        };
        let mut at = at + skipped;
        for line in text[skipped..].split_inclusive('\n') {
            self.origin.note(self.text.len(), at);
            let words = line.trim_end_matches(['\r', '\n']);
            self.text.push_str(words);
            if line.ends_with('\n') {
                self.origin.note(self.text.len(), at + line.len() - 1);
                self.text.push('\n');
            }
            at += line.len();
        }
    }

    /// Ends a line, where an element does so by itself.
    pub(super) fn end_line(&mut self, at: usize) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.break_line(at);
        }
    }

    pub(super) fn break_line(&mut self, at: usize) {
        self.text("\n", at);
    }

    /// Ends it.
    pub(super) fn end(mut self, end: usize, blocks: &mut Blocks) {
        self.text.truncate(self.text.trim_end().len());
        blocks.code(self.language, self.text, self.origin, self.start..end);
    }
}
