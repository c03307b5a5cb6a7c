//! [`Judged`]: which scenarios judge which clauses.

use std::collections::{BTreeMap, BTreeSet};

use countersign_journal::ClauseId;

use crate::Record;

/// Which scenarios judge which clauses, by ordinal.
#[derive(Debug, Default)]
pub(super) struct Judged<'a> {
    by_clause: BTreeMap<&'a ClauseId, BTreeSet<u32>>,
    by_scenario: BTreeMap<u32, BTreeSet<&'a ClauseId>>,
}

impl<'a> Judged<'a> {
    /// What the claims and findings of a run say. What a `Given` presupposes
    /// judges nothing.
    pub(super) fn of(record: &'a Record) -> Self {
        let mut judged = Self::default();
        for (&ordinal, scenario) in &record.scenarios {
            let claims = scenario.claims.iter().map(|it| &it.claim);
            for claim in claims.filter(|claim| !claim.presupposed) {
                judged.add(ordinal, &claim.clause);
            }
            for finding in &scenario.unclaimed {
                judged.add(ordinal, &finding.clause);
            }
        }
        for (&ordinal, scenario) in &record.report.scenarios {
            for finding in &scenario.findings {
                judged.add(ordinal, &finding.clause);
            }
        }
        judged
    }

    fn add(&mut self, ordinal: u32, clause: &'a ClauseId) {
        self.by_clause.entry(clause).or_default().insert(ordinal);
        self.by_scenario.entry(ordinal).or_default().insert(clause);
    }

    /// How many scenarios judge a clause.
    pub(super) fn scenarios(&self, clause: &ClauseId) -> usize {
        self.by_clause.get(clause).map_or(0, BTreeSet::len)
    }

    /// The clauses that a scenario judges, by id.
    pub(super) fn clauses(&self, ordinal: u32) -> impl Iterator<Item = &'a ClauseId> {
        self.by_scenario
            .get(&ordinal)
            .into_iter()
            .flatten()
            .copied()
    }
}
