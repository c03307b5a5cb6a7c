//! [`Excerpts`]: the spots of answers that findings are about.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::io;

use countersign_journal::{Bytes, ExchangeId, Finding, RunEvent, Verdict};

use super::excerpt::Excerpt;
use crate::{Record, Sink};

/// So many places are looked for, there or not: no summary shows more.
const MOST: usize = 200;
/// Bytes of an answer that are searched.
const LARGEST: usize = 4 * 1024 * 1024;
/// Bytes of answers that are kept at a time, beside those that a client holds.
const ROOM: usize = 4 * LARGEST;

/// The spots of answers that findings are about. Keeps answers of scenarios
/// that go on, as long as there is room, and of those that are over an excerpt
/// for each finding.
#[derive(Debug, Default)]
pub struct Excerpts {
    answers: BTreeMap<u32, BTreeMap<ExchangeId, Bytes>>,
    /// Bytes of them.
    held: usize,
    /// What was looked for; nothing, where it does not stand there.
    known: HashMap<Key, Option<Excerpt>>,
}

/// The exchange, and where in its answer.
type Key = (ExchangeId, String);

impl Excerpts {
    /// Those of a run that is over.
    pub fn of(record: &Record) -> Self {
        let mut excerpts = Self::default();
        for finding in record.report.findings() {
            let exchange = finding.exchange.and_then(|id| record.exchange(id));
            let response = exchange.and_then(|exchange| exchange.response());
            if let Some(response) = response {
                excerpts.look(finding, &response.body);
            }
        }
        excerpts
    }

    /// The spot that a finding is about.
    pub(super) fn get(&self, finding: &Finding) -> Option<&Excerpt> {
        let key = (finding.exchange?, finding.at.clone()?);
        self.known.get(&key)?.as_ref()
    }

    /// Looks for the spot of an answer that a finding is about, once.
    fn look(&mut self, finding: &Finding, body: &Bytes) {
        let (Some(exchange), Some(at)) = (finding.exchange, &finding.at) else {
            return;
        };
        let is_shown = finding.verdict != Verdict::Passed && body.0.len() <= LARGEST;
        if is_shown
            && self.known.len() < MOST
            && let Entry::Vacant(place) = self.known.entry((exchange, at.clone()))
        {
            place.insert(Excerpt::of(&body.to_text(), at));
        }
    }

    /// Keeps an answer, where one may be looked for in it and there is room.
    fn keep(&mut self, ordinal: u32, exchange: ExchangeId, body: &Bytes) {
        let size = body.0.len();
        if size <= LARGEST && self.held + size <= ROOM && self.known.len() < MOST {
            let answers = self.answers.entry(ordinal).or_default();
            let before = answers.insert(exchange, body.clone());
            self.held += size;
            self.held -= before.map_or(0, |before| before.0.len());
        }
    }
}

impl Sink for Excerpts {
    fn record(&mut self, event: &RunEvent) -> io::Result<()> {
        match event {
            RunEvent::Exchanged {
                ordinal, exchange, ..
            } => {
                if let Some(response) = exchange.response() {
                    self.keep(*ordinal, exchange.id, &response.body);
                }
            }
            RunEvent::Found { ordinal, finding } => {
                // Taken out for as long as the rest is written to.
                if let Some(answers) = self.answers.remove(ordinal) {
                    let body = finding.exchange.and_then(|id| answers.get(&id));
                    if let Some(body) = body {
                        self.look(finding, body);
                    }
                    self.answers.insert(*ordinal, answers);
                }
            }
            RunEvent::ScenarioFinished { ordinal, .. } => {
                let over = self.answers.remove(ordinal).unwrap_or_default();
                self.held -= over.values().map(|body| body.0.len()).sum::<usize>();
            }
            _ => {}
        }
        Ok(())
    }
}
