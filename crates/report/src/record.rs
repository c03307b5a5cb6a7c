//! The [`Record`]: a whole run as its journal tells it, exchanges and all.

use std::collections::BTreeMap;
use std::io;

use countersign_journal::{Claim, Exchange, Finding, OutlineRow, RunEvent, Step, Verdict};
use jiff::Timestamp;

use crate::{RunReport, Sink};

/// A whole run as its journal tells it: what is rendered at its end.
#[derive(Debug, Clone, Default)]
pub struct Record {
    /// What the run came to.
    pub report: RunReport,
    /// Wall clock at the start, RFC 3339, for people only.
    pub at: String,
    /// What is known of each scenario besides, by ordinal.
    pub scenarios: BTreeMap<u32, ScenarioRecord>,
}

/// What was said and seen in one scenario.
#[derive(Debug, Clone, Default)]
pub struct ScenarioRecord {
    /// Tags without the `@`.
    pub tags: Vec<String>,
    /// The row of an outline that it was made of, where it is known to be one.
    pub row: Option<OutlineRow>,
    /// Its steps; none in journals of old.
    pub steps: Vec<Step>,
    /// Its exchanges, in the order in which they began.
    pub exchanges: Vec<Sent>,
    /// What its steps and the standing checks have claimed, each with what was
    /// found.
    pub claims: Vec<Claimed>,
    /// Findings that stand behind no claim: journals need not hold claims.
    pub unclaimed: Vec<Finding>,
    /// Why it went no further, where it ended early.
    pub stopped: Option<Stop>,
}

/// Why a scenario went no further.
#[derive(Debug, Clone)]
pub struct Stop {
    /// The step by its place, from 1; `None` where it ended before the first
    /// one, and in journals of old.
    pub step: Option<u32>,
    /// Inconclusive or skipped.
    pub verdict: Verdict,
    /// Why, a sentence.
    pub because: String,
}

/// An exchange, and the step that sent it.
#[derive(Debug, Clone)]
pub struct Sent {
    /// The step by its place, from 1.
    pub step: Option<u32>,
    /// The exchange.
    pub exchange: Exchange,
}

/// A claim, and what was found.
#[derive(Debug, Clone)]
pub struct Claimed {
    /// The step by its place, from 1; `None` for standing checks.
    pub step: Option<u32>,
    /// The claim.
    pub claim: Claim,
    /// The findings, passed ones too.
    pub findings: Vec<Finding>,
}

impl Record {
    /// A record of these events.
    pub fn of(events: impl IntoIterator<Item = RunEvent>) -> Self {
        let mut record = Self::default();
        for event in events {
            record.add(event);
        }
        record
    }

    /// Takes one event into account.
    pub fn add(&mut self, event: RunEvent) {
        self.report.add(&event);
        match event {
            RunEvent::RunStarted { at, .. } => self.at = at,
            RunEvent::ScenarioStarted {
                ordinal,
                tags,
                row,
                steps,
                ..
            } => {
                let scenario = ScenarioRecord {
                    tags,
                    row,
                    steps,
                    ..ScenarioRecord::default()
                };
                self.scenarios.insert(ordinal, scenario);
            }
            RunEvent::Exchanged {
                ordinal,
                step,
                exchange,
            } => {
                if let Some(scenario) = self.scenarios.get_mut(&ordinal) {
                    let id = exchange.id;
                    let place = scenario
                        .exchanges
                        .partition_point(|sent| sent.exchange.id <= id);
                    scenario.exchanges.insert(place, Sent { step, exchange });
                }
            }
            RunEvent::Claimed {
                ordinal,
                step,
                claim,
            } => {
                if let Some(scenario) = self.scenarios.get_mut(&ordinal) {
                    scenario.claims.push(Claimed {
                        step,
                        claim,
                        findings: Vec::new(),
                    });
                }
            }
            RunEvent::Stopped {
                ordinal,
                step,
                verdict,
                because,
                ..
            } => {
                if let Some(scenario) = self.scenarios.get_mut(&ordinal) {
                    scenario.stopped = Some(Stop {
                        step,
                        verdict,
                        because,
                    });
                }
            }
            RunEvent::Found { ordinal, finding } => {
                if let Some(scenario) = self.scenarios.get_mut(&ordinal) {
                    scenario.found(finding);
                }
            }
            RunEvent::Noticed { .. }
            | RunEvent::ScenarioFinished { .. }
            | RunEvent::RunFinished { .. } => {}
        }
    }

    /// When the run began; `None` where that can't be read.
    pub fn began(&self) -> Option<Timestamp> {
        self.at.parse().ok()
    }

    /// Milliseconds that the run took; of one that never came to its end, up to
    /// the last that is known of it.
    pub fn elapsed_ms(&self) -> u64 {
        self.report.elapsed_ms
    }

    /// An exchange by its id.
    pub fn exchange(&self, id: countersign_journal::ExchangeId) -> Option<&Exchange> {
        let scenario = self.scenarios.get(&id.scenario)?;
        let mut exchanges = scenario.exchanges.iter();
        let sent = exchanges.find(|sent| sent.exchange.id == id)?;
        Some(&sent.exchange)
    }
}

impl ScenarioRecord {
    /// Findings stand behind the claim that they judge; what ended a scenario
    /// is told as a finding too, which judges none.
    fn found(&mut self, finding: Finding) {
        if self.stopped.is_some() {
            return;
        }
        match self.claims.last_mut() {
            Some(last) if last.claim.clause == finding.clause => last.findings.push(finding),
            _ => self.unclaimed.push(finding),
        }
    }
}

impl Sink for Record {
    fn record(&mut self, event: &RunEvent) -> io::Result<()> {
        self.add(event.clone());
        Ok(())
    }
}
