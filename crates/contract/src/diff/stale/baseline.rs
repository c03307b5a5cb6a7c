//! Entries of baselines that a change makes stale.

use std::collections::HashSet;

use serde::Serialize;

use super::StaleScenario;

/// An entry of a baseline, as far as a change of the contract concerns it. The
/// finding that it excuses may be another once it is stale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BaselineEntry {
    /// The file that it stands in, as it was named.
    pub file: String,
    /// Its line, counted from 1.
    pub line: usize,
    /// The clause that its finding contradicts.
    pub clause: String,
    /// Id of the scenario that its finding was seen in
    /// (`system/feature/Name`).
    pub scenario: String,
}

impl BaselineEntry {
    /// Whether it excuses a finding of one of these clauses, or one that was
    /// seen in one of these scenarios of a system.
    pub(super) fn is_about(
        &self,
        clauses: &HashSet<&str>,
        system: &str,
        scenarios: &[StaleScenario],
    ) -> bool {
        clauses.contains(self.clause.as_str())
            || scenarios
                .iter()
                .any(|one| one.is_called(system, &self.scenario))
    }
}
