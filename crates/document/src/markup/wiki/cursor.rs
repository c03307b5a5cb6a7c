//! A [`Cursor`]: where the reader stands in a page.

use crate::text::floor;

/// A place in a page.
pub(super) struct Cursor<'b> {
    body: &'b str,
    at: usize,
    /// The end of the line; kept, so that a long one is searched once.
    end: usize,
}

impl<'b> Cursor<'b> {
    pub(super) fn new(body: &'b str) -> Self {
        let end = body.find('\n').unwrap_or(body.len());
        Self { body, at: 0, end }
    }

    /// The place, in bytes.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Moves on to a place; one within a character is moved to its beginning.
    pub(super) fn set(&mut self, at: usize) {
        self.at = floor(self.body, at);
        if self.at > self.end {
            let rest = self.rest();
            self.end = self.at + rest.find('\n').unwrap_or(rest.len());
        }
    }

    /// What stands from here on.
    pub(super) fn rest(&self) -> &'b str {
        &self.body[self.at..]
    }

    /// The rest of the line, without its end.
    pub(super) fn line(&self) -> &'b str {
        let line = &self.body[self.at..self.end];
        line.strip_suffix('\r').unwrap_or(line)
    }

    /// Moves behind the line's end.
    pub(super) fn next_line(&mut self) {
        self.set(self.end + 1);
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.at >= self.body.len()
    }

    /// The character before this place.
    pub(super) fn before(&self) -> Option<char> {
        self.body[..self.at].chars().next_back()
    }
}
