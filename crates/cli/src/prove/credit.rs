//! [`Credit`]: gathers what a case needs of a run's events, and says when
//! there is nothing more to learn.

use std::collections::{BTreeSet, HashMap};

use countersign_journal::{Finding, RunEvent, Tally, Verdict};

use super::mutants::is_small;
use super::outcome::Seen;

/// Of what is kept to be told there is no more than this: the first ones tell.
const MOST_KEPT: usize = 20;

/// What is gathered from the events of one case.
#[derive(Default)]
pub(super) struct Credit {
    /// The clauses that are to be contradicted; the run may end with the last.
    wanted: BTreeSet<String>,
    stops: bool,
    /// The check that each scenario asked last.
    asked: HashMap<u32, String>,
    pub(super) verdicts: Tally,
    /// Names of the scenarios that passed, the first ones.
    pub(super) passed: Vec<String>,
    names: HashMap<u32, String>,
    pub(super) contradictions: Vec<Seen>,
    pub(super) inconclusive: Vec<Finding>,
    /// How many findings are inconclusive.
    pub(super) in_doubt: u64,
    /// The first step that panicked.
    pub(super) panicked: Option<String>,
    pub(super) claimed: BTreeSet<(String, String)>,
    /// What was told of each scenario that is open; `None` where records are
    /// not kept.
    open: Option<HashMap<u32, Vec<RunEvent>>>,
    /// The records of scenarios that passed.
    pub(super) records: Vec<Vec<RunEvent>>,
}

impl Credit {
    /// Gathers; where it stops, it has enough once all these clauses are
    /// contradicted.
    pub(super) fn new(wanted: impl IntoIterator<Item = String>, stops: bool) -> Self {
        Self {
            wanted: wanted.into_iter().collect(),
            stops,
            ..Self::default()
        }
    }

    /// The same, records kept.
    pub(super) fn keeping() -> Self {
        Self {
            open: Some(HashMap::new()),
            ..Self::default()
        }
    }

    /// Takes an event into account; whether there is nothing more to learn.
    pub(super) fn add(&mut self, event: &RunEvent) -> bool {
        self.keep(event);
        match event {
            RunEvent::Claimed { ordinal, claim, .. } if !claim.presupposed => {
                self.asked.insert(*ordinal, claim.check.clone());
                self.claimed
                    .insert((claim.clause.0.clone(), claim.check.clone()));
            }
            RunEvent::Stopped {
                ordinal,
                because,
                panicked,
                ..
            } => {
                self.asked.remove(ordinal);
                // A case that ends early never comes to the run's summary, which
                // tells of it otherwise.
                if *panicked {
                    self.panicked.get_or_insert_with(|| because.clone());
                }
            }
            RunEvent::Found { ordinal, finding } => return self.found(*ordinal, finding),
            RunEvent::ScenarioStarted {
                ordinal, scenario, ..
            } => {
                self.names.insert(*ordinal, scenario.0.clone());
            }
            RunEvent::ScenarioFinished {
                ordinal, verdict, ..
            } => {
                self.verdicts.add(*verdict);
                let name = self.names.remove(ordinal).unwrap_or_default();
                if *verdict == Verdict::Passed && self.passed.len() < MOST_KEPT {
                    self.passed.push(name);
                }
            }
            RunEvent::RunStarted { .. }
            | RunEvent::Claimed { .. }
            | RunEvent::Noticed { .. }
            | RunEvent::Exchanged { .. }
            | RunEvent::RunFinished { .. } => {}
        }
        false
    }

    fn found(&mut self, ordinal: u32, finding: &Finding) -> bool {
        match finding.verdict {
            Verdict::Failed | Verdict::Warned => {
                let check = self.asked.get(&ordinal).cloned().unwrap_or_default();
                let finding = finding.clone();
                let was_wanted = self.wanted.remove(&finding.clause.0);
                self.contradictions.push(Seen { check, finding });
                self.stops && was_wanted && self.wanted.is_empty()
            }
            Verdict::Inconclusive => {
                self.in_doubt += 1;
                if self.inconclusive.len() < MOST_KEPT {
                    self.inconclusive.push(finding.clone());
                }
                false
            }
            Verdict::Passed | Verdict::Skipped => false,
        }
    }

    /// Keeps what is told of a scenario, and of one that is over only what can
    /// be mutated: it passed, and is not too large.
    fn keep(&mut self, event: &RunEvent) {
        let (Some(open), Some(ordinal)) = (&mut self.open, event.ordinal()) else {
            return;
        };
        let record = open.entry(ordinal).or_default();
        record.push(event.clone());
        if let RunEvent::ScenarioFinished { verdict, .. } = event {
            let record = open.remove(&ordinal).unwrap_or_default();
            if *verdict == Verdict::Passed && is_small(&record) {
                self.records.push(record);
            }
        }
    }
}
