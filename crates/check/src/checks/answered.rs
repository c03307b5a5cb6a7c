//! Every `request` that was accepted was answered with one of `statuses`.

use crate::evidence::{Evidence, answer, told};
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let statuses: Vec<u16> = evidence.argument("statuses")?;
    let mut contradictions = Vec::new();
    for exchange in evidence.some("request")? {
        let response = answer(exchange)?;
        if !evidence.is_accepted(exchange) {
            return Err(Judgement::NotAssessable("it was not accepted".to_owned()));
        }
        if !statuses.contains(&response.status) {
            let words: Vec<_> = statuses.iter().map(u16::to_string).collect();
            contradictions.push(Contradiction {
                message: "accepted with another status than the documented one".to_owned(),
                expected: words.join(" or "),
                seen: told(response),
                at: None,
                exchange: Some(exchange.id),
            });
        }
    }
    Ok(Judgement::from_contradictions(
        contradictions,
        "answered as documented",
    ))
}
