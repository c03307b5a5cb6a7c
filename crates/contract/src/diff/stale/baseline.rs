//! Entries of baselines that a change makes stale.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use toml::Spanned;

/// An entry that is to be looked at again: the finding that it excuses may be
/// another from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StaleEntry {
    /// The file that it stands in, as it was named.
    pub file: String,
    /// Its line, counted from 1.
    pub line: usize,
    /// The clause that its finding contradicts.
    pub clause: String,
    /// The scenario that its finding was seen in.
    pub scenario: String,
}

/// A baseline, as far as entries are found by it.
#[derive(Deserialize)]
struct Listed {
    #[serde(default)]
    finding: Vec<Spanned<Finding>>,
}

#[derive(Deserialize)]
struct Finding {
    clause: String,
    scenario: String,
}

/// The entries of a baseline about one of these clauses, or about one of these
/// scenarios.
pub(super) fn stale(
    file: &str,
    text: &str,
    clauses: &HashSet<&str>,
    scenarios: &HashSet<&str>,
) -> Vec<StaleEntry> {
    let Ok(listed) = toml::from_str::<Listed>(text) else {
        return Vec::new();
    };
    let mut line = 1;
    let mut counted = 0;
    let mut stale = Vec::new();
    for finding in listed.finding {
        let start = finding.span().start;
        // Entries stand in their order: lines are counted once.
        let between = text.get(counted..start).unwrap_or_default();
        line += between.matches('\n').count();
        counted = counted.max(start);
        let Finding { clause, scenario } = finding.into_inner();
        if clauses.contains(clause.as_str()) || scenarios.contains(scenario.as_str()) {
            stale.push(StaleEntry {
                file: file.to_owned(),
                line,
                clause,
                scenario,
            });
        }
    }
    stale
}
