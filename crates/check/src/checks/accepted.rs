//! Every `request` was accepted: a 2xx, and no part of the answer says
//! otherwise. A 2xx alone is none where the answer should show more: what is
//! documented of it, and the ids of what was made where the target gives them.
//! An answer with nothing in it shows an acceptance only beside `shown`, lookups
//! of what was made. Where one of `unless` was accepted this shows nothing.

use countersign_contract::Effect;
use countersign_journal::{Exchange, Response};

use super::message::documented;
use crate::evidence::{Evidence, answer, told};
use crate::shown::{Accepted, Shown, is_void};
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let exchanges = evidence.some("request")?;
    if evidence.was_accepted("unless")? {
        return Err(Judgement::NotAssessable(
            "what was broken was accepted before".to_owned(),
        ));
    }
    let mut contradictions = Vec::new();
    let mut silent = None;
    for exchange in &exchanges {
        let accepted = evidence.acceptance(exchange)?;
        let response = answer(exchange)?;
        let message = match accepted {
            Accepted::Wholly => {
                if silent.is_none() && !evidence.claim.presupposed {
                    silent = unshown(evidence, exchange, response);
                }
                continue;
            }
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
    match silent {
        Some(because) if contradictions.is_empty() => Err(Judgement::Unjudged(because)),
        _ => Ok(Judgement::from_contradictions(contradictions, "accepted")),
    }
}

/// Whether every lookup of what was made, of which there is one at least, shows
/// it.
fn is_shown(evidence: &Evidence<'_>) -> bool {
    evidence.some("shown").is_ok_and(|lookups| {
        let mut shown = lookups.into_iter().map(|lookup| evidence.shown(lookup));
        shown.all(|shown| matches!(shown, Ok(Shown::Views(_))))
    })
}

/// Why an answer that calls itself a success does not show one: it is as empty as
/// no page allows, or gives no id of what was made.
fn unshown(evidence: &Evidence<'_>, exchange: &Exchange, response: &Response) -> Option<String> {
    let system = evidence.system;
    let operation = system
        .contract()
        .operation(exchange.operation.as_deref()?)?;
    let tree = evidence.read(exchange, &response.body);
    let tree = tree.as_ref().as_ref().ok().filter(|tree| !is_void(tree));
    let makes = operation.effect == Effect::Create;
    if makes && system.element_id_field().is_some() {
        let ids = system.assigned(&operation.id, &response.headers, tree);
        return ids.is_empty().then(|| {
            format!(
                "answered {}, and gives no id of what was made, so that nothing shows that it was",
                response.status
            )
        });
    }
    if makes && tree.is_none() && !is_shown(evidence) {
        return Some(format!(
            "answered {} with nothing in it, and no lookup shows what was made",
            response.status
        ));
    }
    let (body, _) = documented(evidence, exchange, response.status)?;
    let is_valid = || system.validate(&body.message, &response.body.0) == Ok(Vec::new());
    (tree.is_none() && !is_valid()).then(|| {
        format!(
            "answered {} with nothing of the documented {}, so that nothing shows that it was accepted",
            response.status, body.message
        )
    })
}
