//! Every `request` was accepted: a 2xx, and no part of the answer says
//! otherwise. Where one of `unless` was accepted this shows nothing.

use crate::evidence::{Evidence, answer};
use crate::shown::{Accepted, acceptance};
use crate::tree::shorten;
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let exchanges = evidence.all("request")?;
    if exchanges.is_empty() {
        return Err(Judgement::Unjudged("no request was observed".to_owned()));
    }
    if evidence.was_accepted("unless")? {
        return Err(Judgement::NotAssessable(
            "what was broken was accepted before".to_owned(),
        ));
    }
    let mut contradictions = Vec::new();
    for exchange in &exchanges {
        let accepted = acceptance(evidence.system, exchange)?;
        let response = answer(exchange)?;
        let message = match accepted {
            Accepted::Wholly => continue,
            Accepted::Busy => {
                return Err(Judgement::Unjudged(format!(
                    "the target answered {} and asks for patience",
                    response.status
                )));
            }
            Accepted::InPart => "the answer says that a part was not accepted",
            Accepted::Refused | Accepted::Neither => "a complete request was not accepted",
        };
        contradictions.push(Contradiction {
            message: message.to_owned(),
            expected: "a 2xx that speaks of success".to_owned(),
            seen: format!("{} {}", response.status, shorten(&response.body.to_text())),
            at: None,
            exchange: Some(exchange.id),
        });
    }
    Ok(Judgement::from_contradictions(contradictions, "accepted"))
}
