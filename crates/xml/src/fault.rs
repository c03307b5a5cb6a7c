//! A [`Fault`]: why a body cannot be read, and where.

use countersign_system::{Position, Unreadable};
use quick_xml::Error;

use crate::decoded::decoded;

/// Where the text ends because what follows cannot be decoded.
pub(crate) const UNDECODED: u64 = u64::MAX;

/// Why a body cannot be read.
#[derive(Debug)]
pub(crate) struct Fault {
    /// Where: an offset in bytes of the decoded text, or [`UNDECODED`].
    pub(crate) at: u64,
    /// What is wrong, the end of a sentence.
    pub(crate) what: String,
}

impl Fault {
    pub(crate) fn new(at: u64, what: impl Into<String>) -> Self {
        let what = what.into();
        Self { at, what }
    }

    /// What the parser found.
    pub(crate) fn parsed(at: u64, error: &Error) -> Self {
        let what = match error {
            // Without the kind, which would stand before it.
            Error::Syntax(error) => error.to_string(),
            Error::IllFormed(error) => error.to_string(),
            other => other.to_string(),
        };
        Self { at, what }
    }

    /// The fault as a sentence with line and column, both from 1.
    pub(crate) fn in_body(&self, body: &[u8]) -> Unreadable {
        // Decoded once more: places are wanted only where something is wrong, and
        // counting them while reading would cost every body.
        let before = decoded(body, self.at);
        let end = Position::of_all(&before, &[before.len()]);
        let place = end.first().copied();
        let Position { line, column } = place.unwrap_or(Position { line: 1, column: 1 });
        // What a document calls things may be as long as the document.
        let what: String = self.what.chars().take(300).collect();
        Unreadable {
            message: format!(
                "The body cannot be read as XML: {what} (line {line}, column {column})."
            ),
            place,
        }
    }
}
