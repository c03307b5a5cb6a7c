//! A [`Batch`]: the documents of a file, one after another.
//!
//! Nobody has looked at the file before. No more of it than one document is
//! in memory, and what is found does not depend on how its bytes arrive.

mod cursor;
mod json;
mod markup;
mod piece;
mod xml;

use std::collections::BTreeSet;
use std::io::{self, BufRead};

pub use self::piece::{Document, LARGEST, Piece, Taken};

use self::cursor::Cursor;
use self::json::Values;
use self::xml::Elements;

/// Parts a file into documents.
///
/// Of JSON it holds one document, a list of them, one a line (NDJSON), or any
/// number of these one behind the other. Of XML it holds one document, or a
/// list in a root element that the contract has for it.
pub struct Batch<R>(Form<R>);

enum Form<R> {
    Json(Values<R>),
    Xml(Elements<R>),
}

impl<R: BufRead> Batch<R> {
    /// The documents of a file; `None` where it is empty, or blank.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn of(input: R) -> io::Result<Option<Self>> {
        let mut cursor = Cursor::new(input)?;
        if cursor.skip_blanks()?.is_none() {
            return Ok(None);
        }
        // A document in UTF-16 begins with its mark, or with half a bracket.
        let is_xml = matches!(
            cursor.ahead(2)?,
            [b'<', ..] | [0xFE, 0xFF] | [0xFF, 0xFE] | [0, b'<']
        );
        Ok(Some(Self(match is_xml {
            true => Form::Xml(Elements::of(cursor)),
            false => Form::Json(Values::of(cursor)?),
        })))
    }

    /// Whether it is XML; JSON otherwise.
    pub fn is_xml(&self) -> bool {
        matches!(self.0, Form::Xml(_))
    }

    /// With root elements of XML that hold lists of messages, by their local
    /// names: each element of such a list is a document of its own.
    #[must_use]
    pub fn with_lists(mut self, roots: BTreeSet<String>) -> Self {
        if let Form::Xml(elements) = &mut self.0 {
            elements.lists = roots;
        }
        self
    }
}

impl<R: BufRead> Iterator for Batch<R> {
    type Item = io::Result<Piece>;

    fn next(&mut self) -> Option<Self::Item> {
        let piece = match &mut self.0 {
            Form::Json(values) => values.next(),
            Form::Xml(elements) => elements.next(),
        };
        piece.transpose()
    }
}
