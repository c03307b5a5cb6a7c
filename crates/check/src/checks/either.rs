//! Every `request` was accepted, or refused in a way that the pages allow,
//! while its `control`, another of its kind, was accepted.

use crate::Judgement;
use crate::evidence::{Evidence, answer, told};
use crate::shown::Accepted;

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let mut words = Vec::new();
    for exchange in evidence.some("request")? {
        match evidence.acceptance(exchange)? {
            Accepted::Wholly => words.push("passed over"),
            Accepted::InPart | Accepted::Refused => words.push("refused"),
            Accepted::Neither => {
                return Ok(Judgement::contradicted(
                    exchange.id,
                    "a request that may be taken or refused was neither",
                    "an acceptance, or a refusal",
                    told(answer(exchange)?),
                ));
            }
        }
    }
    if !evidence.was_accepted("control")? {
        return Err(Judgement::NotAssessable(
            "the target takes no step of this kind".to_owned(),
        ));
    }
    words.dedup();
    Ok(Judgement::Met(words.join(" and ")))
}
