//! The `request`, which no page documents, was not answered with a 2xx.

use crate::Judgement;
use crate::evidence::{Evidence, answer, called, told};
use crate::shown::acceptance;

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let exchange = evidence.one("request")?;
    // Whoever asks for patience has not refused it either.
    acceptance(evidence.system, exchange)?;
    let response = answer(exchange)?;
    if response.is_success() {
        return Ok(Judgement::contradicted(
            exchange.id,
            format!("{} was accepted, which no page documents", called(exchange)),
            "any refusal",
            told(response),
        ));
    }
    Ok(Judgement::Met(format!("answered {}", response.status)))
}
