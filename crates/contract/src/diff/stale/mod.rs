//! What changes make stale beyond the contract: scenarios of features, and
//! entries of baselines. They come in; nothing is read here.

mod baseline;
mod scenario;

use std::collections::HashSet;

use serde::Serialize;

pub use self::baseline::BaselineEntry;
pub use self::scenario::StaleScenario;

use super::change::Change;

/// What is to be looked at again after some changes, each once and sorted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct StaleList {
    /// Ids of clauses, as the old contract has them.
    pub clauses: Vec<String>,
    /// Ids of operations, of either contract.
    pub operations: Vec<String>,
    /// Names of messages, of either contract.
    pub messages: Vec<String>,
    /// Scenarios that cite one of these clauses, or try a field that changed.
    pub scenarios: Vec<StaleScenario>,
    /// Entries of baselines that excuse findings of these.
    pub entries: Vec<BaselineEntry>,
}

impl StaleList {
    /// Gathers what changes of a system's contract make stale, and looks for
    /// it in features, by names of files and their texts, and in entries of
    /// baselines. A text that is no feature holds nothing that could be stale.
    pub fn of(
        system: &str,
        changes: &[Change],
        features: &[(&str, &str)],
        entries: &[BaselineEntry],
    ) -> Self {
        let all = |names: fn(&Change) -> &Vec<String>| -> Vec<String> {
            let mut all: Vec<String> = changes.iter().flat_map(names).cloned().collect();
            all.sort_unstable();
            all.dedup();
            all
        };
        let clauses = all(|change| &change.stale.clauses);
        let cited: HashSet<&str> = clauses.iter().map(String::as_str).collect();
        let fields: HashSet<&str> = changes
            .iter()
            .filter_map(|change| change.field())
            .map(|(_, path)| path)
            .collect();
        let scenarios: Vec<StaleScenario> = features
            .iter()
            .flat_map(|(file, text)| scenario::stale(file, text, &cited, &fields))
            .collect();
        let entries = entries
            .iter()
            .filter(|entry| entry.is_about(&cited, system, &scenarios))
            .cloned()
            .collect();
        Self {
            operations: all(|change| &change.stale.operations),
            messages: all(|change| &change.stale.messages),
            clauses,
            scenarios,
            entries,
        }
    }

    /// Whether nothing is stale.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
