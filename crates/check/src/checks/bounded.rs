//! Every `request` ended, answered or hung up on, before its time was up. One
//! that did not contradicts that only where a `control`, sent afterwards, was
//! answered: else the target may be gone. One that has no answer for another
//! reason, such as a limit of the run's own, shows nothing.

use countersign_journal::Outcome;

use crate::evidence::{Evidence, called};
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let mut contradictions = Vec::new();
    for exchange in evidence.some("request")? {
        let (because, timed_out) = match &exchange.outcome {
            Outcome::Answered(_) | Outcome::Unanswered { hung_up: true, .. } => continue,
            Outcome::Unanswered {
                because, timed_out, ..
            } => (because, *timed_out),
        };
        let controls = evidence.all("control")?;
        let is_alive = |control: &&countersign_journal::Exchange| {
            control.id > exchange.id && control.response().is_some()
        };
        if !timed_out || !controls.iter().any(is_alive) {
            return Err(Judgement::Unjudged(format!(
                "{}: {because}",
                called(exchange)
            )));
        }
        contradictions.push(Contradiction {
            message: format!("{} was never answered, and others are", called(exchange)),
            expected: "an answer, or the end of the connection".to_owned(),
            seen: because.clone(),
            at: None,
            exchange: Some(exchange.id),
        });
    }
    Ok(Judgement::from_contradictions(
        contradictions,
        "it ended in time",
    ))
}
