//! The [`Course`] of a scenario: what became of each of its steps.

use std::collections::HashSet;

use countersign_journal::{Exchange, ExchangeId, Finding, Step, Verdict};

use super::transcript::{LITTLE_ROOM, ROOM, visible};
use crate::cut::{Whole, cut};
use crate::{Reference, ScenarioRecord, ScenarioReport, counted, remark};

/// Characters of what is told of one part.
const TOLD: usize = 16_000;

/// A scenario as it went: part by part, in the order of time.
#[derive(Debug)]
pub(super) struct Course<'a> {
    /// Its steps, and behind them the standing checks.
    pub(super) parts: Vec<Part<'a>>,
    /// When it began, in milliseconds since the start of the run: when it sent
    /// its first request; 0 where it sent none.
    pub(super) started_ms: u64,
    /// When it ended.
    pub(super) ended_ms: u64,
    /// What findings point to.
    shown: HashSet<ExchangeId>,
}

/// A step, or the standing checks.
#[derive(Debug, Default)]
pub(super) struct Part<'a> {
    /// The step; `None` for what was judged besides.
    pub(super) step: Option<&'a Step>,
    /// What became of it; `None` where the scenario never came to it.
    pub(super) verdict: Option<Verdict>,
    /// What was found, but for what passed.
    pub(super) findings: Vec<&'a Finding>,
    /// Why it has its verdict, where no finding says so.
    pub(super) because: Option<&'a str>,
    /// What was sent and received.
    pub(super) exchanges: Vec<&'a Exchange>,
    /// How many requests it would have sent besides.
    pub(super) unsent: usize,
    /// When it began, in milliseconds since the start of the run.
    pub(super) started_ms: u64,
    /// When it ended.
    pub(super) ended_ms: u64,
}

impl<'a> Course<'a> {
    /// The course of a scenario. Its parts are never better than its verdict.
    pub(super) fn of(report: &'a ScenarioReport, record: Option<&'a ScenarioRecord>) -> Self {
        let steps = record.map_or(&[][..], |record| &record.steps);
        let mut parts: Vec<_> = steps
            .iter()
            .map(|step| Part {
                step: Some(step),
                ..Part::default()
            })
            .chain([Part::default()])
            .collect();
        match record {
            Some(record) => fill(&mut parts, record),
            None => fill_besides(&mut parts, &report.findings),
        }
        end(&mut parts, report, record);
        let started_ms = started_ms(record);
        let mut now = started_ms;
        for part in &mut parts {
            now = part.time(now);
        }
        let ended_ms = now.max(started_ms.saturating_add(report.elapsed_ms));
        let findings = parts.iter().flat_map(|part| &part.findings);
        let shown = findings.filter_map(|finding| finding.exchange).collect();
        Self {
            parts,
            started_ms,
            ended_ms,
            shown,
        }
    }

    /// How many bytes are shown of each body of an exchange: more where it shows
    /// what was found.
    pub(super) fn room(&self, part: &Part<'_>, exchange: &Exchange) -> usize {
        if part.findings.is_empty() && !self.shown.contains(&exchange.id) {
            LITTLE_ROOM
        } else {
            ROOM
        }
    }
}

impl<'a> Part<'a> {
    fn worsen(&mut self, verdict: Verdict) {
        self.verdict = self.verdict.max(Some(verdict));
    }

    fn found(&mut self, findings: &'a [Finding]) {
        for finding in findings {
            self.worsen(finding.verdict);
            if finding.verdict != Verdict::Passed {
                self.findings.push(finding);
            }
        }
    }

    /// Says when it began and ended, as its exchanges tell, and returns the
    /// latter. What sent nothing took no time.
    fn time(&mut self, now: u64) -> u64 {
        let starts = self.exchanges.iter().map(|it| it.started_ms);
        self.started_ms = starts.min().unwrap_or(now).max(now);
        let ends = self
            .exchanges
            .iter()
            .map(|it| it.started_ms.saturating_add(it.elapsed_ms));
        self.ended_ms = ends.max().unwrap_or(now).max(self.started_ms);
        self.ended_ms
    }

    /// Whether there is anything to tell of it.
    pub(super) fn is_empty(&self) -> bool {
        self.step.is_none() && self.verdict.is_none() && !self.has_traffic()
    }

    /// Whether it came to sending anything.
    fn has_traffic(&self) -> bool {
        !self.exchanges.is_empty() || self.unsent > 0
    }

    /// The first sentence on its verdict.
    pub(super) fn sentence(&self) -> &'a str {
        let same = |finding: &&&Finding| Some(finding.verdict) == self.verdict;
        let first = self.findings.iter().find(same);
        first.map_or(self.because.unwrap_or_default(), |it| it.message.as_str())
    }

    /// All that is to be said of its verdict, in lines: why, each finding, and
    /// the sentence of each clause.
    pub(super) fn told(&self, reference: &Reference) -> String {
        let mut text = String::new();
        if let (Some(verdict), Some(because)) = (self.verdict, self.because) {
            text.push_str(&format!("{verdict}: {because}\n"));
        }
        for finding in &self.findings {
            text.push_str(&remark::lines(finding));
            if let Some(clause) = reference.clauses.get(&finding.clause) {
                text.push_str(&format!(
                    "  the clause: {} ({}, {})\n",
                    clause.text, clause.page, clause.heading
                ));
            }
        }
        match self.unsent {
            0 => {}
            unsent => {
                let were = counted(unsent, "request was", "requests were");
                text.push_str(&format!("{were} never sent\n"));
            }
        }
        cut(&visible(text.trim_end()), TOLD, Whole::Results).into_owned()
    }
}

/// When a scenario sent its first request, or came to it, in milliseconds since
/// the start of the run; 0 where it never did.
pub(super) fn started_ms(record: Option<&ScenarioRecord>) -> u64 {
    let exchanges = record.into_iter().flat_map(|it| &it.exchanges);
    let starts = exchanges.map(|sent| sent.exchange.started_ms);
    starts.min().unwrap_or_default()
}

/// The part that a step is, by its place from 1; the last where it is none.
fn part<'p, 'a>(parts: &'p mut [Part<'a>], step: Option<u32>) -> Option<&'p mut Part<'a>> {
    let last = parts.len().checked_sub(1)?;
    let index = step
        .and_then(|step| usize::try_from(step).ok()?.checked_sub(1))
        .filter(|index| *index < last)
        .unwrap_or(last);
    parts.get_mut(index)
}

fn fill<'a>(parts: &mut [Part<'a>], record: &'a ScenarioRecord) {
    for sent in &record.exchanges {
        if let Some(part) = part(parts, sent.step) {
            match sent.exchange.was_sent() {
                true => part.exchanges.push(&sent.exchange),
                false => part.unsent += 1,
            }
        }
    }
    for claimed in &record.claims {
        if let Some(part) = part(parts, claimed.step) {
            part.found(&claimed.findings);
        }
    }
    fill_besides(parts, &record.unclaimed);
}

fn fill_besides<'a>(parts: &mut [Part<'a>], findings: &'a [Finding]) {
    if let Some(besides) = parts.last_mut() {
        besides.found(findings);
    }
}

/// Says where the scenario ended early, and of the steps before that they
/// passed.
fn end<'a>(parts: &mut [Part<'a>], report: &'a ScenarioReport, record: Option<&'a ScenarioRecord>) {
    let Some(last) = parts.len().checked_sub(1) else {
        return;
    };
    let stopped = record.and_then(|record| record.stopped.as_ref());
    let stop = match stopped {
        Some(stop) => Some((stop.step, stop.verdict, stop.because.as_str())),
        None if report.verdict.is_none() => report
            .unexplained()
            .map(|because| (None, Verdict::Inconclusive, because)),
        None => None,
    };
    let mut reached = last;
    if let Some((step, verdict, because)) = stop {
        let place = step.and_then(|step| usize::try_from(step).ok()?.checked_sub(1));
        // The one behind the last that has left a trace.
        let behind = || {
            let traced = |part: &Part| part.has_traffic() || part.verdict.is_some();
            parts[..last]
                .iter()
                .rposition(traced)
                .map_or(0, |at| at + 1)
        };
        reached = place.unwrap_or_else(behind).min(last.saturating_sub(1));
        if let Some(part) = parts.get_mut(reached) {
            part.worsen(verdict);
            part.because = Some(because);
        }
    }
    for part in &mut parts[..reached] {
        part.worsen(Verdict::Passed);
    }
    let worst = parts.iter().filter_map(|part| part.verdict).max();
    if Some(report.verdict()) > worst
        && let Some(besides) = parts.last_mut()
    {
        besides.worsen(report.verdict());
        besides.because = report.unexplained();
    }
}
