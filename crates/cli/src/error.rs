//! The one error type at the rim: what went wrong, what to do, how to exit.

use std::fmt;

use countersign_journal::ExitCode;
use countersign_suite::Code;

use crate::codes;

/// Why the program ends early.
#[derive(Debug)]
pub(crate) struct Failure {
    /// The stable code of a fault of files and flags.
    pub(crate) code: Option<Code>,
    /// What is wrong and where; one sentence, or several lines.
    pub(crate) message: String,
    /// What to do about it; may be empty.
    pub(crate) hint: String,
    /// The documented exit code.
    pub(crate) exit: ExitCode,
}

impl Failure {
    /// Wrong usage or configuration.
    pub(crate) fn usage(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            code: Some(codes::OTHER),
            message: message.into(),
            hint: hint.into(),
            exit: ExitCode::Usage,
        }
    }

    /// The same under a code of its own.
    pub(crate) fn coded(mut self, code: Code) -> Self {
        self.code = Some(code);
        self
    }

    /// A fault of the harness or of the machine that it runs on.
    pub(crate) fn harness(message: impl Into<String>) -> Self {
        Self {
            code: None,
            message: message.into(),
            hint: "this says nothing about the target; the journal holds what was seen".to_owned(),
            exit: ExitCode::HarnessFault,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.code {
            Some(code) => write!(f, "error[{}]: {}", code.id, self.message)?,
            None => write!(f, "error: {}", self.message)?,
        }
        if !self.hint.is_empty() {
            write!(f, "\n  hint: {}", self.hint)?;
        }
        Ok(())
    }
}
