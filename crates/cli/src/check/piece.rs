//! A [`Piece`] of a file: a document, or what is wrong between documents.

use countersign_system::Position;

/// Most bytes of one document: a file may have any number of documents, and
/// no more of it than one is ever in memory.
pub(super) const MOST: usize = 64 * 1024 * 1024;

/// A document, or what is wrong between documents.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A document.
    Document(Document),
    /// What keeps the file from being a batch.
    Fault {
        /// What is wrong, a sentence.
        message: String,
        /// Where.
        at: Position,
    },
}

/// One document of a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Document {
    /// Its text, for an element of a batch of XML within the batch's own root
    /// element.
    pub(super) bytes: Vec<u8>,
    /// Where it begins in the file.
    pub(super) start: Position,
    /// How the element stands in the batch of XML that it is taken from.
    pub(super) taken: Option<Taken>,
}

/// How an element stands in the batch that it is taken from.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Taken {
    /// Characters of the root's start tag before it in its text.
    pub(super) before: usize,
    /// Which one of its name it is, from 1.
    pub(super) ordinal: usize,
}

impl Piece {
    pub(super) fn fault(message: impl Into<String>, at: Position) -> Self {
        Self::Fault {
            message: message.into(),
            at,
        }
    }

    /// A document that is too large to be looked at.
    pub(super) fn too_large(at: Position) -> Self {
        let megabytes = MOST / (1024 * 1024);
        Self::fault(
            format!("The document is larger than {megabytes} MiB: what follows is not checked."),
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

    /// A place in the document's text as a place in the file.
    pub(super) fn place(&self, place: Position) -> Position {
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
