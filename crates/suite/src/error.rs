//! What keeps a run from starting.

use std::fmt;

use thiserror::Error;

/// Something that is wrong with a feature file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FeatureProblem {
    /// The feature file.
    pub file: String,
    /// Line, counted from 1.
    pub line: usize,
    /// What is wrong and what to do.
    pub message: String,
}

impl fmt::Display for FeatureProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

/// What keeps a run from starting. All are faults of files or flags.
#[derive(Debug, Error)]
pub enum SuiteError {
    /// Feature files that can't be run, all problems at once.
    #[error("{} in the feature files:\n{}", count(.0.len()), lines(.0))]
    Features(Vec<FeatureProblem>),
    /// A tag expression that can't be read.
    #[error(
        "the tag expression `{expression}` can't be read: {reason}; write for example `@smoke and not @slow`"
    )]
    Tags {
        /// The expression.
        expression: String,
        /// The parser's words.
        reason: String,
    },
    /// A filter that leaves no scenario.
    #[error("no scenario is left to run: {0}")]
    NothingSelected(String),
    /// A client that can't be set up.
    #[error("the HTTP client can't be set up: {0}")]
    Client(String),
}

fn count(problems: usize) -> String {
    if problems == 1 {
        "1 problem".to_owned()
    } else {
        format!("{problems} problems")
    }
}

fn lines(problems: &[FeatureProblem]) -> String {
    problems
        .iter()
        .map(|problem| format!("  {problem}"))
        .collect::<Vec<_>>()
        .join("\n")
}
