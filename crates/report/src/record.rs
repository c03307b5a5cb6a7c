//! The [`Record`]: a whole run as its journal tells it, exchanges and all.

use std::collections::BTreeMap;
use std::io;

use countersign_journal::{Claim, Exchange, Finding, RunEvent, Step};

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
    /// Its steps; none in journals of old.
    pub steps: Vec<Step>,
    /// Its exchanges, in the order in which they began.
    pub exchanges: Vec<Sent>,
    /// What its steps and the standing checks have claimed, each with what was
    /// found.
    pub claims: Vec<Claimed>,
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
                steps,
                ..
            } => {
                let scenario = ScenarioRecord {
                    tags,
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
            // Findings stand behind the claim that they judge.
            RunEvent::Found { ordinal, finding } => {
                let scenario = self.scenarios.get_mut(&ordinal);
                if let Some(last) = scenario.and_then(|it| it.claims.last_mut())
                    && last.claim.clause == finding.clause
                {
                    last.findings.push(finding);
                }
            }
            RunEvent::Noticed { .. }
            | RunEvent::Stopped { .. }
            | RunEvent::ScenarioFinished { .. }
            | RunEvent::RunFinished { .. } => {}
        }
    }

    /// An exchange by its id.
    pub fn exchange(&self, id: countersign_journal::ExchangeId) -> Option<&Exchange> {
        let scenario = self.scenarios.get(&id.scenario)?;
        let mut exchanges = scenario.exchanges.iter();
        let sent = exchanges.find(|sent| sent.exchange.id == id)?;
        Some(&sent.exchange)
    }
}

impl Sink for Record {
    fn record(&mut self, event: &RunEvent) -> io::Result<()> {
        self.add(event.clone());
        Ok(())
    }
}
