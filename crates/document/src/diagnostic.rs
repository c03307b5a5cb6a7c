//! A [`Diagnostic`]: one thing that is wrong with a page, where, and what to
//! do about it.

use countersign_contract::Source;
use serde::Serialize;

use crate::lint::Suggestion;

/// One thing that is wrong with a page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// Where it stands; `file` is the page's name.
    pub source: Source,
    /// How many characters from there on it is about; 1 where that is
    /// unknown.
    pub width: u32,
    /// Its kind: a stable code (`DOC-101`) that the documentation explains.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong, a lower-case fragment.
    pub message: String,
    /// What to do: a ruling in TOML that can be pasted, where one would mend
    /// it, else a sentence.
    pub suggestion: Suggestion,
}

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A reader is misled: the page contradicts itself, or can't be read.
    Error,
    /// A reader has to guess.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// How it is called (`error`).
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}
