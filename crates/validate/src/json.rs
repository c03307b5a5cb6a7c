//! Reading a document whatever is wrong with it: [`from_json`].

use std::fmt;

use serde::Deserialize;
use serde_json::Value;

use crate::{Slot, Validate};

/// Reads a JSON document (RFC 8259) into a message type whose members are
/// [`Slot`]s. Any well-formed document can be read; [`crate::violations`]
/// then tells what is wrong with it.
///
/// Where a member is repeated the last one counts, as in most readers (the
/// RFC leaves it open); such documents are read a second time and no longer
/// borrowed from.
///
/// # Errors
/// Where the text is not well-formed, is not UTF-8, holds half a surrogate
/// pair or a number beyond the range of a double (both of which the RFC lets
/// a reader refuse), or nests deeper than 127 levels. A type with members that
/// are not slots has serde's errors besides.
pub fn from_json<'de, T>(text: &'de [u8]) -> Result<Slot<T>, Unreadable>
where
    T: Deserialize<'de> + Validate,
{
    match serde_json::from_slice(text) {
        // Not the syntax but what it says: a member is repeated.
        Err(error) if error.is_data() => {
            let tree: Value = serde_json::from_slice(text)?;
            Ok(Slot::deserialize(tree)?)
        }
        read => Ok(read?),
    }
}

/// A document that cannot be read. Its text form is a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// What is wrong, without the place.
    pub reason: String,
    /// Line, from one; zero where no place is known.
    pub line: usize,
    /// Column in bytes, from one.
    pub column: usize,
}

impl From<serde_json::Error> for Unreadable {
    fn from(error: serde_json::Error) -> Self {
        let (line, column) = (error.line(), error.column());
        let text = error.to_string();
        let place = format!(" at line {line} column {column}");
        Self {
            reason: text.strip_suffix(&place).unwrap_or(&text).to_owned(),
            line,
            column,
        }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "The document cannot be read as JSON: {}", self.reason)?;
        if self.line > 0 {
            write!(f, " (line {}, column {})", self.line, self.column)?;
        }
        f.write_str(".")
    }
}

impl std::error::Error for Unreadable {}
