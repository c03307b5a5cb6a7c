//! The [`Kind`] of a mutation.

use std::fmt;

use serde::{Serialize, Serializer};

/// What is done to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::prove) enum Kind {
    /// The line of an exchange is lost.
    LostLine,
    /// The line of an exchange stands there twice.
    DoubledLine,
    /// The lines of two exchanges have changed places.
    MovedLines,
    /// Two exchanges have changed their answers.
    SwapAnswers,
    /// An exchange began at another time.
    Retime,
    /// An answer has another status.
    Status,
    /// A field of an answer is another, or is missing.
    Answer,
    /// A field of a request is another, or is missing.
    Request,
}

/// What is done by chance; what has more ways to be done is done more often.
pub(super) const KINDS: [Kind; 11] = [
    Kind::LostLine,
    Kind::DoubledLine,
    Kind::MovedLines,
    Kind::SwapAnswers,
    Kind::Retime,
    Kind::Status,
    Kind::Answer,
    Kind::Answer,
    Kind::Answer,
    Kind::Answer,
    Kind::Request,
];

impl Kind {
    /// The word for it.
    pub(in crate::prove) fn as_str(self) -> &'static str {
        match self {
            Self::LostLine => "lost-line",
            Self::DoubledLine => "doubled-line",
            Self::MovedLines => "moved-lines",
            Self::SwapAnswers => "swap-answers",
            Self::Retime => "retime",
            Self::Status => "status",
            Self::Answer => "answer",
            Self::Request => "request",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
