//! A [`Problem`] of a page, ruling or clause, with the place it stands at.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A place in a text of the contract.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Source {
    /// File, relative to the system's folder (`pages/shipment.md`).
    pub file: String,
    /// Line, counted from 1.
    pub line: u32,
    /// Column in characters, counted from 1.
    pub column: u32,
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// Something that is wrong with a page, a ruling or a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub source: Source,
    /// What is wrong, a lower-case fragment.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl Problem {
    /// The problem as a command tells it that was given the contract's folder.
    /// What a declared page says is told at its place in the published page, which
    /// is none of the folder's `own` files.
    pub fn told_in(&self, folder: impl fmt::Display, own: bool) -> String {
        if own {
            format!("{folder}/{self}")
        } else {
            self.to_string()
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: {}\n  help: {}",
            self.source, self.message, self.help
        )
    }
}
