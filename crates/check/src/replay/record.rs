//! The [`Record`] of one scenario, as far as it has been read.

use std::collections::HashSet;
use std::sync::Arc;

use countersign_journal::{
    Claim, ClauseId, Exchange, ExchangeId, Finding, RunEvent, ScenarioId, Verdict,
};
use countersign_system::System;

use super::difference::Difference;
use super::order::Order;
use crate::{Exchanges, judge};

/// No scenario is told more than this to contradict itself: the first ones
/// tell.
const MOST_FAULTS: usize = 5;

/// One scenario, as far as it has been read.
pub(super) struct Record {
    system: Arc<dyn System>,
    ordinal: u32,
    scenario: ScenarioId,
    exchanges: Exchanges,
    order: Order,
    /// The step that sent last.
    step: Option<u32>,
    /// The clause that a broken record is told of: the first that was claimed.
    clause: Option<ClauseId>,
    /// Exchanges that called an operation and that no claim has named.
    unclaimed: HashSet<ExchangeId>,
    stopped: Option<(Verdict, String)>,
    recorded: Vec<Finding>,
    derived: Vec<Finding>,
    faults: Vec<String>,
}

impl Record {
    /// The record of a scenario that begins.
    pub(super) fn new(system: Arc<dyn System>, ordinal: u32, scenario: ScenarioId) -> Self {
        Self {
            system,
            ordinal,
            scenario,
            exchanges: Exchanges::default(),
            order: Order::default(),
            step: None,
            clause: None,
            unclaimed: HashSet::new(),
            stopped: None,
            recorded: Vec::new(),
            derived: Vec::new(),
            faults: Vec::new(),
        }
    }

    /// Its stable name.
    pub(super) fn scenario(&self) -> &ScenarioId {
        &self.scenario
    }

    /// Takes an event of the scenario, and gives what stands in its place.
    /// Whether the target has asked for patience is told with it.
    pub(super) fn take(&mut self, event: RunEvent, is_held: bool) -> Vec<RunEvent> {
        let found = match &event {
            RunEvent::Found { finding, .. } => {
                self.recorded.push(finding.clone());
                return Vec::new();
            }
            _ if self.stopped.is_some() => {
                self.faults
                    .push("something is told behind the point where it stops".to_owned());
                Vec::new()
            }
            RunEvent::Exchanged { exchange, step, .. } => {
                if self.step != *step {
                    self.step = *step;
                    // A step begins when the one before it is done.
                    self.order.pause();
                }
                self.exchanged(exchange, is_held);
                Vec::new()
            }
            RunEvent::Claimed { claim, .. } => self.claimed(claim),
            RunEvent::Stopped {
                clause,
                verdict,
                because,
                ..
            } => {
                self.clause.get_or_insert_with(|| clause.clone());
                self.stopped = Some((*verdict, because.clone()));
                let scenario = self.scenario.clone();
                vec![Finding::told(clause.clone(), scenario, *verdict, because)]
            }
            _ => Vec::new(),
        };
        let mut events = vec![event];
        events.extend(self.found(found));
        events
    }

    /// The end of the scenario: its last events, the verdict on it, and where
    /// what is recorded is another.
    pub(super) fn finish(
        mut self,
        verdict: Verdict,
        elapsed_ms: u64,
    ) -> (Vec<RunEvent>, Verdict, Option<Difference>) {
        let stop = self.stopped.as_ref().map(|(verdict, _)| *verdict);
        // One that went wrong half-way may have left requests unanswered.
        if stop != Some(Verdict::Inconclusive) {
            let faults = self.order.finish(self.ordinal, elapsed_ms);
            self.faults.extend(faults);
        }
        if let Some(id) = self.unclaimed.iter().min() {
            self.faults.push(format!(
                "exchange {id} called an operation, and no claim names it"
            ));
        }
        let broken = self.broken();
        let mut events = self.found(broken);
        let derived = Verdict::of_scenario(self.derived.iter().map(|found| found.verdict), stop);
        events.push(RunEvent::ScenarioFinished {
            ordinal: self.ordinal,
            verdict: derived,
            because: self.stopped.map(|(_, because)| because),
            elapsed_ms,
        });
        let verdicts = (verdict, derived);
        let difference = Difference::between(&self.scenario, self.recorded, self.derived, verdicts);
        (events, derived, difference)
    }

    fn exchanged(&mut self, exchange: &Exchange, is_held: bool) {
        if let Err(fault) = self.order.add(self.ordinal, exchange, is_held) {
            self.faults.push(fault);
        }
        if let Some(before) = exchange.again_of {
            // The last one counts for all.
            self.unclaimed.remove(&before);
            let earlier = self.exchanges.get(before);
            if earlier.is_none_or(|earlier| earlier.request != exchange.request) {
                self.faults.push(format!(
                    "exchange {} sends {before} again, which is not recorded before it so",
                    exchange.id
                ));
            }
        }
        // The first record stands: a claim may have seen it.
        if self.exchanges.get(exchange.id).is_none() {
            if exchange.operation.is_some() {
                self.unclaimed.insert(exchange.id);
            }
            self.exchanges.add(exchange.clone());
        }
    }

    fn claimed(&mut self, claim: &Claim) -> Vec<Finding> {
        self.clause.get_or_insert_with(|| claim.clause.clone());
        self.order.pause();
        for id in claim.exchanges.values().flatten() {
            self.unclaimed.remove(id);
            if self.exchanges.get(*id).is_none() {
                self.faults.push(format!(
                    "`{}` names exchange {id}, which is not recorded before it",
                    claim.step
                ));
            }
        }
        if claim.scenario != self.scenario {
            self.faults.push(format!(
                "`{}` is claimed in the name of {}",
                claim.step, claim.scenario
            ));
            return Vec::new();
        }
        judge(self.system.as_ref(), &self.exchanges, claim)
    }

    /// What contradicts itself, as findings.
    fn broken(&mut self) -> Vec<Finding> {
        let faults = std::mem::take(&mut self.faults);
        let standing = || ClauseId(format!("{}.answer.given", self.system.contract().system));
        let clause = self.clause.clone().unwrap_or_else(standing);
        faults
            .into_iter()
            .take(MOST_FAULTS)
            .map(|fault| {
                Finding::told(
                    clause.clone(),
                    self.scenario.clone(),
                    Verdict::Inconclusive,
                    format!("the record of the scenario contradicts itself: {fault}"),
                )
            })
            .collect()
    }

    fn found(&mut self, findings: Vec<Finding>) -> Vec<RunEvent> {
        let events = findings.iter().map(|finding| RunEvent::Found {
            ordinal: self.ordinal,
            finding: finding.clone(),
        });
        let events = events.collect();
        self.derived.extend(findings);
        events
    }
}
