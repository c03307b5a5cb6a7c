//! Every `request` was answered with a 4xx: neither with a failure of the
//! target's own, nor by hanging up, while a `control`, which the pages allow, was
//! accepted.

use countersign_journal::Outcome;

use crate::evidence::{Evidence, answered_otherwise, called, told};
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let mut contradictions = Vec::new();
    for exchange in evidence.some("request")? {
        let seen = match &exchange.outcome {
            Outcome::Answered(response) if matches!(response.status, 408 | 429 | 503) => {
                return Err(answered_otherwise(exchange, response));
            }
            Outcome::Answered(response) if (400..500).contains(&response.status) => continue,
            // That it was accepted is for another check to tell.
            Outcome::Answered(response) if response.is_success() => {
                return Err(Judgement::NotAssessable("it was accepted".to_owned()));
            }
            Outcome::Answered(response) => told(response),
            Outcome::Unanswered {
                hung_up: true,
                because,
                ..
            } => because.clone(),
            Outcome::Unanswered { because, .. } => {
                return Err(Judgement::Unjudged(format!(
                    "{}: {because}",
                    called(exchange)
                )));
            }
        };
        contradictions.push(Contradiction {
            message: "a body that nobody can read was answered otherwise than by a refusal"
                .to_owned(),
            expected: "a 4xx".to_owned(),
            seen,
            at: None,
            exchange: Some(exchange.id),
        });
    }
    if contradictions.is_empty() {
        evidence.beside_control()?;
    }
    Ok(Judgement::from_contradictions(
        contradictions,
        "refused with a 4xx",
    ))
}
