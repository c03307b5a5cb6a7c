//! A [`Suggestion`]: what to do about a diagnostic.

use std::fmt;

use super::ruling::Ruling;

/// What to do about a diagnostic.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Suggestion {
    /// It is said in a sentence.
    Words(String),
    /// A ruling says how the page is read until it is mended.
    Ruling(Ruling),
}

impl Suggestion {
    /// This one, which gives way to a sentence where a contract has no place
    /// for its ruling.
    pub(super) fn or(self, words: &str) -> Self {
        match self {
            Self::Words(_) => self,
            Self::Ruling(ruling) => Self::Ruling(ruling.or(words)),
        }
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Words(words) if words.is_empty())
    }

    /// Whether it is a ruling, to be pasted.
    pub fn is_ruling(&self) -> bool {
        matches!(self, Self::Ruling(_))
    }
}

/// The sentence, or the ruling in TOML.
impl fmt::Display for Suggestion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words(words) => f.write_str(words),
            Self::Ruling(ruling) => ruling.fmt(f),
        }
    }
}

impl From<&str> for Suggestion {
    fn from(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}

impl From<String> for Suggestion {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}

impl From<Ruling> for Suggestion {
    fn from(ruling: Ruling) -> Self {
        Self::Ruling(ruling)
    }
}
