//! [`Observed`]: what of a run a baseline is held against.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io;

use countersign_journal::{ClauseId, Finding, RunEvent, ScenarioId, Selection, Verdict};

use super::{Fingerprint, Listed};
use crate::Sink;

/// What of a run a baseline is held against: findings as they were judged,
/// before `--strict` makes another verdict of one.
#[derive(Debug, Clone, Default)]
pub struct Observed {
    /// Failed and warned findings, by what they have in common.
    seen: BTreeMap<(ScenarioId, ClauseId, Verdict), Vec<Seen>>,
    /// Systems whose scenarios are run.
    systems: Vec<String>,
    /// Scenarios that there are of these systems besides those that began;
    /// `None` where nobody can tell.
    others: Option<HashSet<ScenarioId>>,
    /// Whether the run came to its end without a fault of the harness.
    is_over: bool,
    /// Scenarios that began.
    begun: HashSet<ScenarioId>,
    /// Scenarios that are under way, by ordinal.
    open: HashMap<u32, ScenarioId>,
    /// Scenarios that came to their end, and did not stop before it.
    whole: HashSet<ScenarioId>,
    /// What could not be judged.
    unjudged: HashSet<(ScenarioId, ClauseId)>,
}

/// A claim tells no more than its first few contradictions. Where there are as
/// many of one clause, others may have been left out, and which ones follows
/// from what the run made up: then it does not count where each of them was
/// seen.
const MANY: usize = 5;

/// A finding: with the place where it was seen, and without.
#[derive(Debug, Clone)]
struct Seen {
    whole: Fingerprint,
    anywhere: Fingerprint,
    message: String,
}

impl Observed {
    /// Tells all scenarios that there are of the run's systems, selected or not:
    /// no journal does, but that of a run of everything.
    pub fn there_are(&mut self, scenarios: impl IntoIterator<Item = ScenarioId>) {
        self.others.get_or_insert_default().extend(scenarios);
    }

    /// Failed and warned findings, each with its sentence.
    pub(super) fn found(&self) -> BTreeMap<Listed, String> {
        let mut found = BTreeMap::new();
        for ((scenario, clause, verdict), all) in &self.seen {
            for seen in all {
                let fingerprint = if all.len() < MANY {
                    seen.whole
                } else {
                    seen.anywhere
                };
                let listed = Listed {
                    scenario: scenario.clone(),
                    clause: clause.clone(),
                    verdict: *verdict,
                    fingerprint,
                };
                found.entry(listed).or_insert_with(|| seen.message.clone());
            }
        }
        found
    }

    /// Whether a listed finding would be here if it still were: its scenario
    /// came to its end, and its clause was judged.
    pub(super) fn would_show(&self, listed: &Listed) -> bool {
        let place = (listed.scenario.clone(), listed.clause.clone());
        self.whole.contains(&listed.scenario) && !self.unjudged.contains(&place)
    }

    /// Whether there is no such scenario: the run was of its system and came to
    /// its end without it, and it is none of those that were left out.
    pub(super) fn lacks(&self, scenario: &ScenarioId) -> bool {
        let system = scenario.0.split('/').next().unwrap_or_default();
        let is_other = |others: &HashSet<ScenarioId>| others.contains(scenario);
        self.is_over
            && self.systems.iter().any(|known| known == system)
            && !self.begun.contains(scenario)
            && self.others.as_ref().is_some_and(|others| !is_other(others))
    }

    /// Whether anything could not be judged.
    pub(super) fn is_inconclusive(&self) -> bool {
        !self.unjudged.is_empty()
    }

    fn finding(&mut self, finding: &Finding) {
        match finding.verdict {
            Verdict::Failed | Verdict::Warned => {
                let common = (
                    finding.scenario.clone(),
                    finding.clause.clone(),
                    finding.verdict,
                );
                self.seen.entry(common).or_default().push(Seen {
                    whole: Fingerprint::of(finding),
                    anywhere: Fingerprint::anywhere(finding),
                    message: finding.message.clone(),
                });
            }
            Verdict::Inconclusive => {
                let place = (finding.scenario.clone(), finding.clause.clone());
                self.unjudged.insert(place);
            }
            Verdict::Passed | Verdict::Skipped => {}
        }
    }
}

impl Sink for Observed {
    fn record(&mut self, event: &RunEvent) -> io::Result<()> {
        match event {
            RunEvent::RunStarted {
                systems,
                shard,
                selection,
                ..
            } => {
                self.systems.clone_from(systems);
                let is_everything = selection.as_ref().is_some_and(Selection::is_everything);
                if is_everything && shard.is_none() {
                    self.there_are([]);
                }
            }
            RunEvent::RunFinished { harness_fault, .. } => self.is_over = harness_fault.is_none(),
            RunEvent::ScenarioStarted {
                ordinal, scenario, ..
            } => {
                self.begun.insert(scenario.clone());
                self.open.insert(*ordinal, scenario.clone());
            }
            RunEvent::ScenarioFinished {
                ordinal, because, ..
            } => {
                let scenario = self.open.remove(ordinal);
                self.whole.extend(scenario.filter(|_| because.is_none()));
            }
            RunEvent::Found { finding, .. } => self.finding(finding),
            _ => {}
        }
        Ok(())
    }
}
