//! The `request`, which no page allows, was not answered with a 2xx, while a
//! `control` of the same sender, which the pages allow, was accepted. Hanging up
//! is as good.

use countersign_journal::Outcome;

use crate::Judgement;
use crate::evidence::{Evidence, answer, called, told};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let exchange = evidence.one("request")?;
    if matches!(exchange.outcome, Outcome::Unanswered { hung_up: true, .. }) {
        evidence.beside_control()?;
        return Ok(Judgement::Met("hung up on".to_owned()));
    }
    // Whoever asks for patience has not refused it either.
    evidence.acceptance(exchange)?;
    let response = answer(exchange)?;
    if response.is_success() {
        return Ok(Judgement::contradicted(
            exchange.id,
            format!("{} was accepted, which no page allows", called(exchange)),
            "any refusal",
            told(response),
        ));
    }
    evidence.beside_control()?;
    Ok(Judgement::Met(format!("answered {}", response.status)))
}
