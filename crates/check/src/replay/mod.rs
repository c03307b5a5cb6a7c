//! [`Replay`]: a journal judged again, event by event.

mod difference;
mod order;
mod record;

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use countersign_journal::{Response, RunEvent, ScenarioId, Tally, Verdict};
use countersign_system::System;

pub use difference::Difference;

use record::Record;

/// No journal is told more than this to contradict itself: the first ones
/// tell.
const MOST_FAULTS: usize = 100;

/// Takes the events of a run in their order and gives them back with all that
/// was found derived again: findings follow from claims and exchanges, the
/// verdict on a scenario from its findings, the totals from the scenarios.
/// What is recorded of these is compared and then left out. A scenario whose
/// record contradicts itself (an exchange that is missing, or stands there
/// twice) is told so by a finding, which is inconclusive.
///
/// Of a scenario that is over nothing is kept but its verdict, so that a
/// journal may be as long as it likes.
pub struct Replay {
    systems: Vec<Arc<dyn System>>,
    open: BTreeMap<u32, Record>,
    over: HashSet<u32>,
    names: HashSet<ScenarioId>,
    planned: Option<u32>,
    tally: Tally,
    is_over: bool,
    /// Whether the target has asked to be left alone for a while.
    is_held: bool,
    faults: Vec<String>,
    differences: Vec<Difference>,
}

/// A journal tells of a system that is not among those known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownSystem {
    /// The name that the journal has.
    pub name: String,
}

impl Replay {
    /// A replay of a run of any of these systems.
    pub fn new(systems: impl IntoIterator<Item = Arc<dyn System>>) -> Self {
        Self {
            systems: systems.into_iter().collect(),
            open: BTreeMap::new(),
            over: HashSet::new(),
            names: HashSet::new(),
            planned: None,
            tally: Tally::default(),
            is_over: false,
            is_held: false,
            faults: Vec::new(),
            differences: Vec::new(),
        }
    }

    /// Takes the next event, and gives what stands in its place: itself, and
    /// findings behind a claim.
    ///
    /// # Errors
    /// Where the event begins something of a system that is not known.
    pub fn take(&mut self, event: RunEvent) -> Result<Vec<RunEvent>, UnknownSystem> {
        if self.is_over {
            self.fault("something stands behind the end of the run");
            return Ok(Vec::new());
        }
        if let RunEvent::Exchanged { exchange, .. } = &event {
            // Whoever is asked to come back later waits with all that it sends.
            let asked = exchange.response().and_then(Response::asks_for_patience);
            self.is_held |= asked.is_some();
        }
        Ok(match event {
            RunEvent::RunStarted {
                ref systems,
                scenarios,
                ..
            } => {
                for name in systems {
                    self.system(name)?;
                }
                if self.planned.replace(scenarios).is_some() {
                    self.fault("the run begins a second time");
                    return Ok(Vec::new());
                }
                vec![event]
            }
            RunEvent::Noticed { .. } => vec![event],
            RunEvent::ScenarioStarted {
                ordinal,
                ref scenario,
                ref system,
                ..
            } => {
                let system = self.system(system)?;
                let is_known = self.open.contains_key(&ordinal) || self.over.contains(&ordinal);
                if is_known || !self.names.insert(scenario.clone()) {
                    self.fault(format!("scenario {ordinal} ({scenario}) begins twice"));
                    return Ok(Vec::new());
                }
                let record = Record::new(system, ordinal, scenario.clone());
                self.open.insert(ordinal, record);
                vec![event]
            }
            RunEvent::Exchanged { ordinal, .. }
            | RunEvent::Claimed { ordinal, .. }
            | RunEvent::Stopped { ordinal, .. }
            | RunEvent::Found { ordinal, .. } => match self.open.get_mut(&ordinal) {
                Some(record) => record.take(event, self.is_held),
                None => self.nowhere(ordinal),
            },
            RunEvent::ScenarioFinished {
                ordinal,
                verdict,
                elapsed_ms,
                ..
            } => match self.open.remove(&ordinal) {
                Some(record) => {
                    self.over.insert(ordinal);
                    let (events, derived, difference) = record.finish(verdict, elapsed_ms);
                    self.tally.add(derived);
                    self.differences.extend(difference);
                    events
                }
                None => self.nowhere(ordinal),
            },
            RunEvent::RunFinished {
                harness_fault,
                elapsed_ms,
                ..
            } => {
                self.end();
                vec![RunEvent::RunFinished {
                    verdicts: self.tally.clone(),
                    harness_fault,
                    elapsed_ms,
                }]
            }
        })
    }

    /// What contradicts itself in the journal beyond a single scenario, a
    /// sentence each, in the order in which it was met.
    pub fn faults(&self) -> &[String] {
        &self.faults
    }

    /// Where what is recorded is not what follows, by scenario.
    pub fn differences(&self) -> &[Difference] {
        &self.differences
    }

    fn fault(&mut self, sentence: impl Into<String>) {
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(sentence.into());
        }
    }

    /// An event of a scenario that has not begun, or is over.
    fn nowhere(&mut self, ordinal: u32) -> Vec<RunEvent> {
        let state = if self.over.contains(&ordinal) {
            "is over"
        } else {
            "has not begun"
        };
        self.fault(format!(
            "something is told of scenario {ordinal}, which {state}"
        ));
        Vec::new()
    }

    /// A run that came to its end has run all that it planned.
    fn end(&mut self) {
        self.is_over = true;
        for (ordinal, record) in std::mem::take(&mut self.open) {
            let scenario = record.scenario();
            self.fault(format!(
                "scenario {ordinal} ({scenario}) does not come to its end"
            ));
            // As in the report of a run that was interrupted.
            self.tally.add(Verdict::Inconclusive);
        }
        let told = self.tally.total();
        if let Some(planned) = self.planned.filter(|planned| u64::from(*planned) != told) {
            self.fault(format!(
                "{planned} scenarios were to be run, and {told} are told of"
            ));
        }
    }

    fn system(&self, name: &str) -> Result<Arc<dyn System>, UnknownSystem> {
        self.systems
            .iter()
            .find(|system| system.contract().system == name)
            .cloned()
            .ok_or_else(|| UnknownSystem {
                name: name.to_owned(),
            })
    }
}
