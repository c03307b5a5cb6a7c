//! The [`ClauseReport`]: what a run came to of one clause.

use std::collections::{BTreeMap, BTreeSet};

use countersign_journal::Verdict;

/// How often a clause was judged, and how.
#[derive(Debug, Clone, Default)]
pub struct ClauseReport {
    counts: BTreeMap<Verdict, u64>,
    /// Scenarios that have seen it kept or contradicted.
    judged: BTreeSet<u32>,
}

impl ClauseReport {
    /// A scenario, by its ordinal, has a finding of this verdict.
    pub(crate) fn add(&mut self, ordinal: u32, verdict: Verdict) {
        *self.counts.entry(verdict).or_default() += 1;
        if !matches!(verdict, Verdict::Skipped | Verdict::Inconclusive) {
            self.judged.insert(ordinal);
        }
    }

    /// How many findings of this verdict.
    pub fn count(&self, verdict: Verdict) -> u64 {
        self.counts.get(&verdict).copied().unwrap_or_default()
    }

    /// How many scenarios have judged it: have seen it kept or contradicted.
    pub fn scenarios(&self) -> usize {
        self.judged.len()
    }

    /// The worst of its findings; a skipped one says nothing beside one that
    /// observed something.
    pub fn verdict(&self) -> Verdict {
        self.counts
            .keys()
            .rev()
            .copied()
            .find(|verdict| *verdict != Verdict::Skipped)
            .unwrap_or(Verdict::Skipped)
    }
}
