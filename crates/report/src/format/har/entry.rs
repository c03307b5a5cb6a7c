//! An [`Entry`]: an exchange in an HTTP archive.

use countersign_journal::Outcome;
use serde::Serialize;

use super::message::{Request, Response};
use super::{Findings, date_time, page};
use crate::cut::{Whole, cut};
use crate::format::clock::Clock;
use crate::{ScenarioRecord, Sent};

/// Characters of a comment.
const COMMENT: usize = 4_000;

/// An exchange. Times are milliseconds.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Entry<'a> {
    pageref: String,
    started_date_time: String,
    time: u64,
    request: Request<'a>,
    response: Response<'a>,
    cache: Cache,
    timings: Timings,
    comment: String,
}

/// There is none.
#[derive(Serialize)]
struct Cache {}

/// A journal tells the whole time only: all of it is waiting.
#[derive(Serialize)]
struct Timings {
    send: u64,
    wait: u64,
    receive: u64,
}

impl<'a> Entry<'a> {
    /// An exchange of a scenario, and what was found in it.
    pub(super) fn of(
        sent: &'a Sent,
        scenario: &ScenarioRecord,
        clock: &Clock,
        findings: &Findings<'_>,
    ) -> Self {
        let exchange = &sent.exchange;
        Self {
            pageref: page(exchange.id.scenario),
            started_date_time: date_time(clock.at(exchange.started_ms)),
            time: exchange.elapsed_ms,
            request: Request::of(&exchange.request),
            response: Response::of(&exchange.outcome),
            cache: Cache {},
            timings: Timings {
                send: 0,
                wait: exchange.elapsed_ms,
                receive: 0,
            },
            comment: comment(sent, scenario, findings),
        }
    }
}

/// What an archive has no place for: who asked, by which step, and what was
/// found.
fn comment(sent: &Sent, scenario: &ScenarioRecord, findings: &Findings<'_>) -> String {
    let exchange = &sent.exchange;
    let mut lines = vec![format!("exchange {} as {}", exchange.id, exchange.actor)];
    if let Some(operation) = &exchange.operation {
        lines.push(format!("operation: {operation}"));
    }
    let step = sent
        .step
        .and_then(|step| usize::try_from(step).ok()?.checked_sub(1))
        .and_then(|index| scenario.steps.get(index));
    if let Some(step) = step {
        lines.push(format!("step: {} {}", step.keyword, step.text));
    }
    if let Some(first) = exchange.again_of {
        lines.push(format!("the same request as {first}, once more"));
    }
    if let Outcome::Unanswered { because, .. } = &exchange.outcome {
        lines.push(format!("unanswered: {because}"));
    }
    for finding in findings.get(&exchange.id).into_iter().flatten() {
        lines.push(format!(
            "{} {}: {}",
            finding.verdict, finding.clause, finding.message
        ));
    }
    cut(&lines.join("\n"), COMMENT, Whole::Journal).into_owned()
}
