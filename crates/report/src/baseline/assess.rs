//! [`Assessment`]: a baseline held against what was observed.

use std::collections::BTreeSet;
use std::fmt;

use countersign_journal::{ExitCode, Tally, Verdict};
use jiff::civil::Date;

use super::{Baseline, Entry, Listed, Observed};

/// A baseline held against what was observed.
#[derive(Debug, Clone, Default)]
pub struct Assessment {
    /// Entries that no longer are as things are.
    pub stale: Vec<Stale>,
    /// How many findings are listed.
    pub excused: usize,
    /// The findings that are not.
    pub unlisted: Vec<Listed>,
    is_inconclusive: bool,
}

/// An entry that no longer is as things are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stale {
    /// The entry.
    pub entry: Entry,
    /// What has become of it.
    pub staleness: Staleness,
}

/// What has become of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Staleness {
    /// Its scenario was run, and the finding is not there.
    Vanished,
    /// The same clause is contradicted in the same scenario otherwise: what is
    /// said of it now.
    Changed(String),
    /// It is past its date.
    Expired,
    /// It is of a system that was run, and no scenario is called so.
    Unknown,
}

impl fmt::Display for Stale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Entry {
            finding, expires, ..
        } = &self.entry;
        let Listed {
            scenario,
            clause,
            verdict,
            ..
        } = finding;
        write!(f, "{verdict} {clause} in {scenario} ")?;
        match &self.staleness {
            Staleness::Vanished => f.write_str("is not found any more: take the entry out"),
            Staleness::Changed(now) => {
                write!(f, "has another reason than the one that is listed: {now}")
            }
            Staleness::Expired => write!(
                f,
                "was let be until {expires}: see to it, or give the entry another date"
            ),
            Staleness::Unknown => f.write_str(
                "is listed of a scenario that is not there: name it as it is called now, or take the entry out",
            ),
        }
    }
}

impl Baseline {
    /// Holds the entries against what was observed, on this day. One that is
    /// past its date is stale whatever was observed. Entries of scenarios that
    /// were not run are let be otherwise, unless it is known that there is no
    /// such scenario.
    pub fn assess(&self, observed: &Observed, today: Date) -> Assessment {
        let found = observed.found();
        let mut unlisted: BTreeSet<&Listed> = found.keys().collect();
        let (listed, absent): (Vec<&Entry>, Vec<&Entry>) = self
            .entries
            .iter()
            .partition(|entry| unlisted.remove(&entry.finding));
        let mut stale = Vec::new();
        let mut tell = |entry: &Entry, staleness: Option<Staleness>| {
            let expired = (entry.expires < today).then_some(Staleness::Expired);
            stale.extend(expired.or(staleness).map(|staleness| Stale {
                entry: entry.clone(),
                staleness,
            }));
        };
        for entry in listed {
            tell(entry, None);
        }
        // Only now is it known what no other entry lists.
        for entry in absent {
            let listed = &entry.finding;
            let beside = unlisted
                .iter()
                .copied()
                .find(|other| other.is_beside(listed));
            let staleness = match beside {
                Some(other) => {
                    unlisted.remove(other);
                    Some(Staleness::Changed(found[other].clone()))
                }
                None if observed.would_show(listed) => Some(Staleness::Vanished),
                None if observed.lacks(&listed.scenario) => Some(Staleness::Unknown),
                None => None,
            };
            tell(entry, staleness);
        }
        stale.sort_by_key(|stale| (stale.entry.line, stale.entry.column));
        Assessment {
            stale,
            excused: found.len() - unlisted.len(),
            unlisted: unlisted.into_iter().cloned().collect(),
            is_inconclusive: observed.is_inconclusive(),
        }
    }
}

impl Assessment {
    /// How a run with these scenarios by verdict exits that came to its end
    /// without a fault of the harness. With `strict`, a warned finding that is
    /// not listed counts as failed.
    pub fn exit_code(&self, verdicts: &Tally, strict: bool) -> ExitCode {
        let mut tally = Tally::default();
        for verdict in [Verdict::Passed, Verdict::Inconclusive] {
            if verdicts.count(verdict) > 0 {
                tally.add(verdict);
            }
        }
        if self.is_inconclusive {
            tally.add(Verdict::Inconclusive);
        }
        for listed in &self.unlisted {
            tally.add(listed.verdict);
        }
        match ExitCode::of_run(&tally, &[], strict) {
            ExitCode::Success if !self.stale.is_empty() => ExitCode::StaleBaseline,
            exit => exit,
        }
    }
}
