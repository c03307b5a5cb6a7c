//! Every `request` was accepted, as its `control`, another of its kind, was.
//! Where no such request is ever accepted the target need not take them.

use crate::evidence::{Evidence, answer, told};
use crate::legality::{Legality, legality};
use crate::shown::Accepted;
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    if legality(evidence)? != Legality::Legal {
        return Err(Judgement::NotAssessable(
            "the target has taken steps of its own, after which this one is not documented"
                .to_owned(),
        ));
    }
    let mut contradictions = Vec::new();
    for exchange in evidence.some("request")? {
        if evidence.acceptance(exchange)? != Accepted::Wholly {
            contradictions.push(Contradiction {
                message: "a documented step was not taken".to_owned(),
                expected: "a 2xx".to_owned(),
                seen: told(answer(exchange)?),
                at: None,
                exchange: Some(exchange.id),
            });
        }
    }
    if !contradictions.is_empty() && !evidence.was_accepted("control")? {
        return Err(Judgement::NotAssessable(
            "the target takes no step of this kind".to_owned(),
        ));
    }
    Ok(Judgement::from_contradictions(
        contradictions,
        "the step was taken",
    ))
}
