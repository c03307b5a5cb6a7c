//! [`Values`]: the documents of a file of JSON, one after another.

use std::io::{self, BufRead};

use super::cursor::{Cursor, is_blank};
use super::piece::{Document, LARGEST, Piece};

/// How far is looked to tell whether a file has a document a line. One whose
/// first line is longer is read by its brackets.
const AHEAD: usize = 1024 * 1024;

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
    /// The documents of a file, from its first one on.
    pub(super) fn of(mut cursor: Cursor<R>) -> io::Result<Self> {
        let state = match has_lines(&mut cursor)? {
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
        let mut is_too_long = false;
        while let Some(byte) = self.cursor.next()? {
            if byte == b'\n' {
                break;
            }
            is_too_long |= bytes.len() == LARGEST;
            if !is_too_long {
                bytes.push(byte);
            }
        }
        Ok(match is_too_long {
            true => Piece::too_long(start),
            false => Piece::Document(Document::alone(bytes, start)),
        })
    }

    /// A value up to where its brackets are closed.
    fn value(&mut self) -> io::Result<Piece> {
        let start = self.cursor.at();
        let mut bytes = Vec::new();
        let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
        while let Some(byte) = self.cursor.peek()? {
            let ends_scalar = is_blank(byte) || matches!(byte, b',' | b']' | b'}');
            if depth == 0 && !quoted && ends_scalar && !bytes.is_empty() {
                break;
            }
            if bytes.len() == LARGEST {
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
fn has_lines<R: BufRead>(cursor: &mut Cursor<R>) -> io::Result<bool> {
    if cursor.peek()? != Some(b'{') {
        return Ok(false);
    }
    let (mut is_next, mut last) = (false, b'{');
    let head = cursor.ahead_until(AHEAD, |byte| {
        match byte {
            b'\n' => is_next = true,
            byte if is_blank(byte) => {}
            _ if is_next => return true,
            byte => last = byte,
        }
        // The line has gone on to its end, and that is none of an object.
        is_next && last != b'}'
    })?;
    let next = head.last().filter(|byte| !is_blank(**byte));
    Ok(is_next && last == b'}' && next.is_none_or(|byte| *byte == b'{'))
}
