//! No `request` was answered with a 2xx.

use crate::Judgement;
use crate::evidence::{Evidence, answer};
use crate::tree::shorten;

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let exchange = evidence.one("request")?;
    let response = answer(exchange)?;
    if response.is_success() {
        return Ok(Judgement::contradicted(
            exchange.id,
            format!("{} was accepted", exchange.request.method),
            "any refusal",
            format!("{} {}", response.status, shorten(&response.body.to_text())),
        ));
    }
    Ok(Judgement::Met(format!("answered {}", response.status)))
}
