//! A [`Scenario`] as it is drawn: steps, exchanges and claims.

use serde::Serialize;

use countersign_journal::{Outcome, Step, Verdict};

use super::chunk::{Keep, Kept};
use super::claim::{Claim, Told};
use crate::cut::{Whole, cut};
use crate::{ScenarioRecord, ScenarioReport, Sent};

/// Exchanges of a scenario that are told.
const EXCHANGES: usize = 400;
/// Claims of a scenario that are told.
const CLAIMS: usize = 1_000;
/// Characters of an address, or of a sentence.
const LINE: usize = 2_000;
/// Characters of a text block below a step.
const BLOCK: usize = 4_000;
/// Rows of a table below a step.
const ROWS: usize = 100;

/// What was said and seen in one scenario.
#[derive(Debug, Serialize)]
pub(super) struct Scenario {
    /// Why it stopped early, or why it has its verdict where nothing else says
    /// so.
    #[serde(skip_serializing_if = "Option::is_none")]
    because: Option<String>,
    /// The step that it stopped at, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    stopped: Option<u32>,
    steps: Vec<Step>,
    exchanges: Vec<Exchange>,
    claims: Vec<Claim>,
    /// What repeats it, where it did not pass.
    #[serde(skip_serializing_if = "Option::is_none")]
    script: Option<String>,
    /// How many exchanges, claims and findings are not told.
    #[serde(skip_serializing_if = "is_zero")]
    more: usize,
    /// Bytes of the findings, roughly.
    #[serde(skip)]
    found: usize,
}

/// An exchange as it is drawn.
#[derive(Debug, Serialize)]
struct Exchange {
    /// Its ordinal within the scenario, from 1.
    id: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<u32>,
    actor: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    operation: Option<String>,
    method: String,
    url: String,
    /// Headers and body of the request, by their places.
    sent: [usize; 2],
    /// Status, headers and body of the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<(u16, usize, usize)>,
    /// Why there was none.
    #[serde(skip_serializing_if = "Option::is_none")]
    because: Option<String>,
    started: u64,
    elapsed: u64,
    /// The exchange that it repeats.
    #[serde(skip_serializing_if = "Option::is_none")]
    again: Option<u32>,
}

impl Scenario {
    /// A scenario as it is drawn; bodies and headers go to `keep`.
    pub(super) fn of(
        report: &ScenarioReport,
        record: Option<&ScenarioRecord>,
        script: Option<String>,
        mut keep: impl Keep,
    ) -> Self {
        let verdict = report.verdict();
        let empty = ScenarioRecord::default();
        let record = record.unwrap_or(&empty);
        let exchanges = record.exchanges.iter().take(EXCHANGES);
        let because = report.because.as_deref().or(report.unexplained());
        let mut told = Told::default();
        let mut claims: Vec<_> = record
            .claims
            .iter()
            .take(CLAIMS)
            .map(|claimed| Claim::of(claimed, record, &mut told))
            .collect();
        let unclaimed = Claim::unclaimed(&record.unclaimed, record, &mut told);
        let left_out = record.unclaimed.len() - unclaimed.len();
        claims.extend(unclaimed);
        let more = left_out + claims.iter().map(|claim| claim.more).sum::<usize>();
        Self {
            because: because.map(|because| cut(because, LINE, Whole::Results).into_owned()),
            stopped: record.stopped.as_ref().and_then(|stop| stop.step),
            steps: record.steps.iter().map(bounded).collect(),
            exchanges: exchanges
                .map(|it| Exchange::of(it, verdict, &mut keep))
                .collect(),
            claims,
            found: told.bytes(),
            script,
            more: more
                + record.exchanges.len().saturating_sub(EXCHANGES)
                + record.claims.len().saturating_sub(CLAIMS),
        }
    }

    /// How large it is, roughly, without bodies and headers.
    pub(super) fn bytes(&self) -> usize {
        let script = self.script.as_ref().map_or(0, String::len);
        self.found + script + 200 * (self.steps.len() + self.exchanges.len() + self.claims.len())
    }
}

impl Exchange {
    fn of(sent: &Sent, verdict: Verdict, keep: &mut impl Keep) -> Self {
        let exchange = &sent.exchange;
        let request = &exchange.request;
        let (answer, because) = match &exchange.outcome {
            Outcome::Answered(answer) => {
                let headers = keep(Kept::Headers(&answer.headers), verdict);
                let body = keep(Kept::Body(&answer.body), verdict);
                (Some((answer.status, headers, body)), None)
            }
            Outcome::Unanswered { because, .. } => {
                (None, Some(cut(because, LINE, Whole::Journal).into_owned()))
            }
        };
        Self {
            id: exchange.id.sequence,
            step: sent.step,
            actor: exchange.actor.to_string(),
            operation: exchange.operation.clone(),
            method: cut(&request.method, 40, Whole::Journal).into_owned(),
            url: cut(&request.url, LINE, Whole::Journal).into_owned(),
            sent: [
                keep(Kept::Headers(&request.headers), verdict),
                keep(Kept::Body(&request.body), verdict),
            ],
            answer,
            because,
            started: exchange.started_ms,
            elapsed: exchange.elapsed_ms,
            again: exchange.again_of.map(|id| id.sequence),
        }
    }
}

/// A step with as much of its text as is told.
fn bounded(step: &Step) -> Step {
    let cell = |cell: &String| cut(cell, LINE, Whole::Journal).into_owned();
    Step {
        keyword: step.keyword.clone(),
        text: cut(&step.text, LINE, Whole::Journal).into_owned(),
        line: step.line,
        clause: step.clause.clone(),
        block: step
            .block
            .as_deref()
            .map(|block| cut(block, BLOCK, Whole::Journal).into_owned()),
        table: step
            .table
            .iter()
            .take(ROWS)
            .map(|row| row.iter().map(cell).collect())
            .collect(),
    }
}

fn is_zero(number: &usize) -> bool {
    *number == 0
}
