//! A [`Piece`] of a file: a document, or what is wrong between documents.

use countersign_system::Position;

/// Most bytes of one document: a file may have any number of documents, and
/// no more of it than one is ever in memory.
pub const LARGEST: usize = 64 * 1024 * 1024;

/// A document, or what is wrong between documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// A document.
    Document(Document),
    /// What keeps the file from being a batch.
    Fault {
        /// What is wrong, a sentence.
        message: String,
        /// Where in the file.
        at: Position,
    },
}

/// One document of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its text, for an element of a batch of XML within the batch's own root
    /// element.
    pub bytes: Vec<u8>,
    /// Where it begins in the file.
    pub start: Position,
    /// How the element stands in the batch of XML that it is taken from.
    pub taken: Option<Taken>,
}

/// How an element stands in the batch that it is taken from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Characters of the root's start tag before it in its text.
    pub before: usize,
    /// Which one of its name it is, from 1; 0 for the batch's own root
    /// element, without what it holds.
    pub ordinal: usize,
}

impl Piece {
    pub(super) fn fault(message: impl Into<String>, at: Position) -> Self {
        Self::Fault {
            message: message.into(),
            at,
        }
    }

    /// A document that is too large to be looked at, and where it ends is not
    /// known.
    pub(super) fn too_large(at: Position) -> Self {
        Self::larger("what follows is not checked", at)
    }

    /// A line that is too large to be looked at.
    pub(super) fn too_long(at: Position) -> Self {
        Self::larger("it is not checked", at)
    }

    fn larger(so: &str, at: Position) -> Self {
        let megabytes = LARGEST / (1024 * 1024);
        Self::fault(
            format!("The document is larger than {megabytes} MiB: {so}."),
            at,
        )
    }
}

impl Document {
    /// A document that stands by itself.
    pub(super) fn alone(bytes: Vec<u8>, start: Position) -> Self {
        Self {
            bytes,
            start,
            taken: None,
        }
    }

    /// Whether it is the root element of a batch, without what it holds.
    pub fn is_root(&self) -> bool {
        self.taken.as_ref().is_some_and(|taken| taken.ordinal == 0)
    }

    /// A place in the document's text as a place in the file.
    pub fn place(&self, place: Position) -> Position {
        let within = match &self.taken {
            Some(taken) if place.line == 1 => Position {
                line: 1,
                column: place.column.saturating_sub(taken.before).max(1),
            },
            _ => place,
        };
        within.after(self.start)
    }
}
