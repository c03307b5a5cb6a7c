//! [`Values`]: the documents of a file of JSON, one after another.
//!
//! A file is one document, a list of documents, documents one a line
//! (NDJSON), or any number of these one behind the other.

use std::io::{self, BufRead};

use super::cursor::Cursor;
use super::piece::{Document, MOST, Piece};

/// Parts a file into documents.
pub(super) struct Values<R> {
    cursor: Cursor<R>,
    state: State,
}

/// What comes next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Values one behind the other.
    Values,
    /// A value a line, so that a broken one does not reach into the next.
    Lines,
    /// Elements of a list; whether one was just read.
    Elements(bool),
    /// Nothing.
    Done,
}

impl<R: BufRead> Values<R> {
    /// The documents of a file.
    pub(super) fn of(mut cursor: Cursor<R>) -> io::Result<Self> {
        cursor.skip_blanks()?;
        let state = match has_lines(cursor.ahead()?) {
            true => State::Lines,
            false => State::Values,
        };
        Ok(Self { cursor, state })
    }

    /// The next piece.
    pub(super) fn next(&mut self) -> io::Result<Option<Piece>> {
        loop {
            let next = self.cursor.skip_blanks()?;
            let at = self.cursor.at();
            match (self.state, next) {
                (State::Done, _) => return Ok(None),
                (State::Elements(_), None) => {
                    self.state = State::Done;
                    let message = "The list has no end: a `]` is missing.";
                    return Ok(Some(Piece::fault(message, at)));
                }
                (_, None) => return Ok(None),
                (State::Lines, Some(_)) => return self.line().map(Some),
                (State::Values, Some(b'[')) => {
                    self.cursor.next()?;
                    self.state = State::Elements(false);
                }
                (State::Values, Some(_)) => return self.value().map(Some),
                (State::Elements(_), Some(b']')) => {
                    self.cursor.next()?;
                    self.state = State::Values;
                }
                (State::Elements(true), Some(b',')) => {
                    self.cursor.next()?;
                    self.state = State::Elements(false);
                }
                (State::Elements(true), Some(_)) => {
                    self.state = State::Elements(false);
                    let message = "A comma is missing between two elements of the list.";
                    return Ok(Some(Piece::fault(message, at)));
                }
                (State::Elements(false), Some(b',')) => {
                    self.cursor.next()?;
                    let message = "An element of the list is missing before this comma.";
                    return Ok(Some(Piece::fault(message, at)));
                }
                (State::Elements(false), Some(_)) => {
                    self.state = State::Elements(true);
                    return self.value().map(Some);
                }
            }
        }
    }

    /// The rest of the line.
    fn line(&mut self) -> io::Result<Piece> {
        let start = self.cursor.at();
        let mut bytes = Vec::new();
        let mut is_too_large = false;
        while let Some(byte) = self.cursor.next()? {
            if byte == b'\n' {
                break;
            }
            is_too_large |= bytes.len() == MOST;
            if !is_too_large {
                bytes.push(byte);
            }
        }
        Ok(match is_too_large {
            true => Piece::too_large(start),
            false => Piece::Document(Document::alone(bytes, start)),
        })
    }

    /// A value up to where its brackets are closed.
    fn value(&mut self) -> io::Result<Piece> {
        let start = self.cursor.at();
        let mut bytes = Vec::new();
        let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
        while let Some(byte) = self.cursor.peek()? {
            let ends_scalar = matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b',' | b']' | b'}');
            if depth == 0 && !quoted && ends_scalar && !bytes.is_empty() {
                break;
            }
            if bytes.len() == MOST {
                self.state = State::Done;
                return Ok(Piece::too_large(start));
            }
            self.cursor.next()?;
            bytes.push(byte);
            match byte {
                _ if escaped => escaped = false,
                b'\\' if quoted => escaped = true,
                b'"' => quoted = !quoted,
                b'{' | b'[' if !quoted => depth += 1,
                b'}' | b']' if !quoted => depth = depth.saturating_sub(1),
                _ => continue,
            }
            if depth == 0 && !quoted {
                break;
            }
        }
        Ok(Piece::Document(Document::alone(bytes, start)))
    }
}

/// Whether a file has a document a line: its first line is an object, whole by
/// its looks, and so the next begins.
fn has_lines(ahead: &[u8]) -> bool {
    let mut lines = ahead.splitn(2, |byte| *byte == b'\n');
    let (Some(first), Some(rest)) = (lines.next(), lines.next()) else {
        return false;
    };
    let (first, rest) = (first.trim_ascii(), rest.trim_ascii_start());
    first.starts_with(b"{") && first.ends_with(b"}") && (rest.is_empty() || rest.starts_with(b"{"))
}
