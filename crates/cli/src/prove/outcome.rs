//! An [`Outcome`]: what the suite made of one endpoint.

use countersign_journal::{Finding, RunEvent, Tally};

use super::case::Subject;

/// What the suite made of one endpoint.
pub(super) struct Outcome {
    /// The system's name.
    pub(super) system: &'static str,
    /// What kind of endpoint it is.
    pub(super) subject: Subject,
    /// Scenarios by verdict, those that came to their end.
    pub(super) verdicts: Tally,
    /// Names of the scenarios that passed, the first ones.
    pub(super) passed: Vec<String>,
    /// What contradicts a clause, each with the check that saw it.
    pub(super) contradictions: Vec<Seen>,
    /// What could not be judged, the first findings.
    pub(super) inconclusive: Vec<Finding>,
    /// How many findings could not be judged.
    pub(super) in_doubt: u64,
    /// The clauses and the checks that were asked, whatever they said.
    pub(super) claimed: Vec<(String, String)>,
    /// What was recorded of scenarios that passed, where that was kept.
    pub(super) records: Vec<Vec<RunEvent>>,
    /// A fault of the harness, or a step that panicked, if there was one.
    pub(super) harness_fault: Option<String>,
}

/// A finding, and the check that saw it.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    pub(super) check: String,
    pub(super) finding: Finding,
}
