//! The one error type at the rim: what went wrong, what to do, how to exit.

use std::fmt;

use countersign_journal::ExitCode;

/// Why the program ends early.
#[derive(Debug)]
pub(crate) struct Failure {
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
            message: message.into(),
            hint: hint.into(),
            exit: ExitCode::Usage,
        }
    }

    /// A fault of the harness or of the machine that it runs on.
    pub(crate) fn harness(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            hint: "this says nothing about the target; the journal holds what was seen".to_owned(),
            exit: ExitCode::HarnessFault,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}", self.message)?;
        if !self.hint.is_empty() {
            write!(f, "\n  hint: {}", self.hint)?;
        }
        Ok(())
    }
}
