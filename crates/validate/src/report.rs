//! A [`Report`]: the violations found so far.

use crate::{Breach, Path};

/// One thing that is wrong with a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// Where: a JSON Pointer (RFC 6901).
    pub path: String,
    /// The rule that is broken (`required`, `date_time`, …).
    pub rule: &'static str,
    /// What is wrong, a sentence.
    pub message: String,
}

/// Collects the violations of one document, [`Report::MOST`] of them at most,
/// so that no document makes a report without end. Empty, it holds no memory.
#[derive(Debug, Default)]
pub struct Report {
    violations: Vec<Violation>,
}

impl Report {
    /// How many violations are kept; those that come after are dropped.
    pub const MOST: usize = 1_000;

    /// An empty report.
    pub const fn new() -> Self {
        Self {
            violations: Vec::new(),
        }
    }

    /// Adds the breach of one of this crate's rules.
    #[cold]
    pub fn breach(&mut self, at: &Path<'_>, breach: Breach<'_>) {
        if self.violations.len() < Self::MOST {
            self.add(at, breach.rule(), breach.to_string());
        }
    }

    /// Adds the breach of a rule of your own.
    #[cold]
    pub fn add(&mut self, at: &Path<'_>, rule: &'static str, message: String) {
        if self.violations.len() < Self::MOST {
            self.violations.push(Violation {
                path: at.to_string(),
                rule,
                message,
            });
        }
    }

    /// What was found, in the order of the type's members.
    pub fn into_violations(self) -> Vec<Violation> {
        self.violations
    }
}
