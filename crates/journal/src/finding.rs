//! A [`Finding`]: what a check saw, and the [`Verdict`] on it.

use serde::{Deserialize, Serialize};

use crate::{ClauseId, ExchangeId, ScenarioId};

/// The five verdicts, from the best to the worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// An observation shows that the clause is met.
    Passed,
    /// Not assessable on this target, with a reason.
    Skipped,
    /// An observation contradicts a should.
    Warned,
    /// It should have been judged and could not be.
    Inconclusive,
    /// An observation contradicts a must.
    Failed,
}

impl Verdict {
    /// All verdicts, in the order in which reports list them.
    pub const ALL: [Verdict; 5] = [
        Self::Passed,
        Self::Failed,
        Self::Warned,
        Self::Skipped,
        Self::Inconclusive,
    ];

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed => "failed",
            Self::Warned => "warned",
            Self::Skipped => "skipped",
            Self::Inconclusive => "inconclusive",
        }
    }
}

impl Verdict {
    /// The verdict on a scenario: the worst of its findings, and of what ended
    /// it early. One that was skipped is not made green by its standing checks;
    /// one of which nothing was found is inconclusive.
    pub fn of_scenario(
        findings: impl IntoIterator<Item = Verdict>,
        stopped: Option<Verdict>,
    ) -> Self {
        match findings.into_iter().max().max(stopped) {
            Some(Self::Passed) | None if stopped == Some(Self::Skipped) => Self::Skipped,
            Some(worst) => worst,
            None => Self::Inconclusive,
        }
    }
}

impl std::fmt::Display for Verdict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

/// What one check saw of one clause in one scenario.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// The clause that was judged.
    pub clause: ClauseId,
    /// The verdict.
    pub verdict: Verdict,
    /// The scenario in which it was seen.
    pub scenario: ScenarioId,
    /// One sentence for people.
    pub message: String,
    /// What the contract asks for.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub expected: String,
    /// What was seen instead.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub seen: String,
    /// Where in the body: a JSON Pointer or an XPath.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// The exchange that shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exchange: Option<ExchangeId>,
    /// A command line that repeats the exchange, secrets as variables.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub curl: Option<String>,
}

impl Finding {
    /// A finding that is its sentence: it contradicts nothing.
    pub fn told(
        clause: ClauseId,
        scenario: ScenarioId,
        verdict: Verdict,
        message: impl Into<String>,
    ) -> Self {
        Self {
            clause,
            verdict,
            scenario,
            message: message.into(),
            expected: String::new(),
            seen: String::new(),
            at: None,
            exchange: None,
            curl: None,
        }
    }
}
