//! A [`Cursor`]: bytes of a file, one after another, and where each stands.

use std::io::{self, BufRead};

use countersign_system::Position;

/// Reads bytes and counts lines and characters.
pub(super) struct Cursor<R> {
    input: R,
    at: Position,
}

impl<R: BufRead> Cursor<R> {
    /// At the beginning of a file; a byte order mark is passed over.
    pub(super) fn new(input: R) -> io::Result<Self> {
        let mut cursor = Self {
            input,
            at: Position { line: 1, column: 1 },
        };
        if cursor.input.fill_buf()?.starts_with(b"\xEF\xBB\xBF") {
            cursor.input.consume(3);
        }
        Ok(cursor)
    }

    /// Where the next byte stands.
    pub(super) fn at(&self) -> Position {
        self.at
    }

    /// What is there already of what comes next.
    pub(super) fn ahead(&mut self) -> io::Result<&[u8]> {
        self.input.fill_buf()
    }

    /// The next byte, which stays.
    pub(super) fn peek(&mut self) -> io::Result<Option<u8>> {
        Ok(self.input.fill_buf()?.first().copied())
    }

    /// The next byte.
    pub(super) fn next(&mut self) -> io::Result<Option<u8>> {
        let Some(byte) = self.peek()? else {
            return Ok(None);
        };
        self.input.consume(1);
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
                Some(b' ' | b'\t' | b'\r' | b'\n') => self.next()?,
                other => return Ok(other),
            };
        }
    }
}
