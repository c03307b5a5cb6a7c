//! A [`Cursor`]: bytes of a file, one after another, and where each stands.

use std::io::{self, BufRead};

use countersign_system::Position;

/// Reads bytes and counts lines and characters. What it says of bytes to come
/// does not depend on how many of them are there already: a pipe hands them
/// over in pieces of any size.
pub(super) struct Cursor<R> {
    input: R,
    /// Bytes that were looked at and not yet read.
    ahead: Vec<u8>,
    /// How many of these were read since.
    taken: usize,
    at: Position,
}

impl<R: BufRead> Cursor<R> {
    /// At the beginning of a file; a byte order mark is passed over.
    pub(super) fn new(input: R) -> io::Result<Self> {
        let mut cursor = Self {
            input,
            ahead: Vec::new(),
            taken: 0,
            at: Position { line: 1, column: 1 },
        };
        if cursor.ahead(3)? == b"\xEF\xBB\xBF" {
            cursor.taken = 3;
        }
        Ok(cursor)
    }

    /// Where the next byte stands.
    pub(super) fn at(&self) -> Position {
        self.at
    }

    /// So many of the bytes that come next, which stay; fewer where the file
    /// ends before.
    pub(super) fn ahead(&mut self, count: usize) -> io::Result<&[u8]> {
        while self.ahead.len() - self.taken < count && self.look()? {}
        let there = &self.ahead[self.taken..];
        Ok(&there[..count.min(there.len())])
    }

    /// The bytes that come next, which stay, up to the first that ends the
    /// search and with it; so many at most.
    pub(super) fn ahead_until(
        &mut self,
        most: usize,
        mut ends: impl FnMut(u8) -> bool,
    ) -> io::Result<&[u8]> {
        let mut end = self.taken;
        while end - self.taken < most && (end < self.ahead.len() || self.look()?) {
            end += 1;
            if ends(self.ahead[end - 1]) {
                break;
            }
        }
        Ok(&self.ahead[self.taken..end])
    }

    /// The next byte, which stays.
    pub(super) fn peek(&mut self) -> io::Result<Option<u8>> {
        match self.ahead.get(self.taken) {
            Some(byte) => Ok(Some(*byte)),
            None => Ok(self.input.fill_buf()?.first().copied()),
        }
    }

    /// The next byte.
    pub(super) fn next(&mut self) -> io::Result<Option<u8>> {
        let Some(byte) = self.peek()? else {
            return Ok(None);
        };
        if self.taken < self.ahead.len() {
            self.taken += 1;
        } else {
            self.input.consume(1);
        }
        match byte {
            b'\n' => {
                self.at.line += 1;
                self.at.column = 1;
            }
            // What goes on with a character of UTF-8 is none by itself.
            byte if byte & 0xC0 == 0x80 => {}
            _ => self.at.column += 1,
        }
        Ok(Some(byte))
    }

    /// Passes over white space; the byte behind it stays.
    pub(super) fn skip_blanks(&mut self) -> io::Result<Option<u8>> {
        loop {
            match self.peek()? {
                Some(byte) if is_blank(byte) => self.next()?,
                other => return Ok(other),
            };
        }
    }

    /// Has one more of the bytes that come next at hand; false at the end.
    fn look(&mut self) -> io::Result<bool> {
        let Some(byte) = self.input.fill_buf()?.first().copied() else {
            return Ok(false);
        };
        self.input.consume(1);
        self.ahead.push(byte);
        Ok(true)
    }
}

/// Whether a byte is white space of JSON and XML.
pub(super) fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}
