//! [`MutantProof`]: what became of mutants, and whether that is enough.

use std::collections::BTreeMap;

use serde::Serialize;

use super::kind::Kind;

/// Survivors are told up to this number.
const MOST_TOLD: usize = 200;

/// The share of mutants that must be killed, of those that are no equivalents.
pub(in crate::prove) const BAR: f64 = 0.98;

/// The share of mutants that may be equivalents.
const MOST_EQUIVALENT: f64 = 0.10;

/// What became of the mutants of one system's journal.
#[derive(Debug, Default, Serialize)]
pub(in crate::prove) struct MutantProof {
    /// How many scenarios' records were mutated.
    pub(in crate::prove) scenarios: usize,
    /// Scenarios whose records are not judged as they were recorded.
    pub(in crate::prove) unlike: Vec<String>,
    pub(in crate::prove) by_kind: BTreeMap<Kind, Count>,
    /// Mutants that no verdict tells from the original.
    pub(in crate::prove) survivors: Vec<Survivor>,
}

/// What became of mutants.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub(in crate::prove) struct Count {
    pub(in crate::prove) killed: u64,
    pub(in crate::prove) survived: u64,
    pub(in crate::prove) equivalent: u64,
}

/// A mutant that no verdict tells from the original.
#[derive(Debug, Serialize)]
pub(in crate::prove) struct Survivor {
    pub(in crate::prove) scenario: String,
    pub(in crate::prove) what: String,
}

impl MutantProof {
    /// All kinds together.
    pub(in crate::prove) fn total(&self) -> Count {
        let counts = self.by_kind.values().copied();
        counts.fold(Count::default(), Count::plus)
    }

    /// The kinds of which fewer are killed than must be of all.
    pub(in crate::prove) fn below_bar(&self) -> impl Iterator<Item = (Kind, Count)> {
        let kinds = self.by_kind.iter().map(|(kind, count)| (*kind, *count));
        kinds.filter(|(_, count)| count.share() < BAR)
    }

    /// Adds what became of the mutants of other records.
    pub(super) fn add(&mut self, other: Self) {
        self.scenarios += other.scenarios;
        self.unlike.extend(other.unlike);
        for (kind, count) in other.by_kind {
            let sum = self.by_kind.entry(kind).or_default();
            *sum = sum.plus(count);
        }
        self.survivors.extend(other.survivors);
        self.survivors.truncate(MOST_TOLD);
    }

    /// What is not as it must be.
    pub(in crate::prove) fn problems(&self, system: &str) -> Vec<String> {
        let total = self.total();
        let unlike = self.unlike.iter().map(|scenario| {
            format!("{system}: the record of {scenario} is not judged as it was recorded")
        });
        let mut problems: Vec<String> = unlike.collect();
        if total.all() == 0 {
            problems.push(format!(
                "{system}: no record could be mutated, so that nothing shows that verdicts rest on records"
            ));
        }
        problems
    }

    /// The bars that are missed, each with its sentence.
    pub(in crate::prove) fn missed(&self, system: &str) -> Vec<(&'static str, String)> {
        let total = self.total();
        let mut missed = Vec::new();
        if total.share() < BAR {
            let sentence = format!(
                "{system}: {:.1} % of the journal's mutants are killed, {:.0} % must be",
                total.share() * 100.0,
                BAR * 100.0
            );
            missed.push(("killed", sentence));
        }
        if total.equivalents() > MOST_EQUIVALENT {
            let sentence = format!(
                "{system}: {:.1} % of the journal's mutants count as equivalents, {:.0} % may",
                total.equivalents() * 100.0,
                MOST_EQUIVALENT * 100.0
            );
            missed.push(("equivalent", sentence));
        }
        missed
    }
}

impl Count {
    /// The share that is killed, of those that are no equivalents.
    pub(in crate::prove) fn share(self) -> f64 {
        let told = self.killed + self.survived;
        if told == 0 {
            1.0
        } else {
            self.killed as f64 / told as f64
        }
    }

    /// The share that are equivalents.
    pub(in crate::prove) fn equivalents(self) -> f64 {
        self.equivalent as f64 / self.all().max(1) as f64
    }

    /// How many there were.
    pub(in crate::prove) fn all(self) -> u64 {
        self.killed + self.survived + self.equivalent
    }

    fn plus(self, other: Self) -> Self {
        Self {
            killed: self.killed + other.killed,
            survived: self.survived + other.survived,
            equivalent: self.equivalent + other.equivalent,
        }
    }
}
