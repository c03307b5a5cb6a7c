//! Every `request` was accepted: a 2xx, and no part of the answer says
//! otherwise. Where one of `unless` was accepted this shows nothing.

use crate::evidence::{Evidence, answer, told};
use crate::shown::Accepted;
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let exchanges = evidence.some("request")?;
    if evidence.was_accepted("unless")? {
        return Err(Judgement::NotAssessable(
            "what was broken was accepted before".to_owned(),
        ));
    }
    let mut contradictions = Vec::new();
    for exchange in &exchanges {
        let accepted = evidence.acceptance(exchange)?;
        let response = answer(exchange)?;
        let message = match accepted {
            Accepted::Wholly => continue,
            Accepted::InPart => "the answer says that a part was not accepted",
            Accepted::Refused | Accepted::Neither => "a complete request was not accepted",
        };
        contradictions.push(Contradiction {
            message: message.to_owned(),
            expected: "a 2xx that speaks of success".to_owned(),
            seen: told(response),
            at: None,
            exchange: Some(exchange.id),
        });
    }
    Ok(Judgement::from_contradictions(contradictions, "accepted"))
}
