//! The documented exit codes.

use crate::{Finding, Tally, Verdict};

/// How the program ends; the first that applies, in the order of the variants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExitCode {
    /// The harness itself failed (5).
    HarnessFault,
    /// Wrong usage or configuration (2).
    Usage,
    /// At least one failed finding (1).
    Failed,
    /// At least one inconclusive finding, or nothing passed (3).
    Inconclusive,
    /// A baseline entry is stale (4).
    StaleBaseline,
    /// All is well (0).
    Success,
}

impl ExitCode {
    /// The number handed to the operating system.
    pub fn code(self) -> u8 {
        match self {
            Self::Success => 0,
            Self::Failed => 1,
            Self::Usage => 2,
            Self::Inconclusive => 3,
            Self::StaleBaseline => 4,
            Self::HarnessFault => 5,
        }
    }

    /// The code of a run that came to its end without a fault of the harness.
    /// With `strict`, a warned finding counts as failed.
    pub fn of_run(tally: &Tally, findings: &[Finding], strict: bool) -> Self {
        let seen = |verdict: Verdict| {
            tally.count(verdict) > 0 || findings.iter().any(|finding| finding.verdict == verdict)
        };
        if seen(Verdict::Failed) || (strict && seen(Verdict::Warned)) {
            Self::Failed
        } else if seen(Verdict::Inconclusive) || tally.count(Verdict::Passed) == 0 {
            Self::Inconclusive
        } else {
            Self::Success
        }
    }
}
