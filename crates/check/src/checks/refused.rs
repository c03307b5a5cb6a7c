//! Every `broken` request was refused, as its unbroken `control` was
//! accepted. Argument `statuses`: those that count, where the pages name
//! them; `or_nothing`: finding nothing is as good as a refusal; `optional`:
//! the target need not take such requests at all. Where `outcome`s are named,
//! the last lookups of what accepted requests made, one that shows a failure
//! is as good as a refusal; of `several` that one request made, one failure is
//! enough.

use countersign_journal::Exchange;

use crate::evidence::{Evidence, answer, answered_otherwise, called, told};
use crate::shown::{Accepted, Shown};
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let broken = evidence.some("broken")?;
    let mut contradictions = Vec::new();
    let mut unjudged = None;
    for exchange in &broken {
        match one(evidence, exchange) {
            Ok(None) => {}
            Ok(Some(contradiction)) => contradictions.push(contradiction),
            Err(early) => unjudged = Some(early),
        }
    }
    if !contradictions.is_empty() {
        return Ok(Judgement::Contradicted(contradictions));
    }
    if let Some(early) = unjudged {
        return Err(early);
    }
    // Whoever refuses everything would pass without a control.
    let controls = evidence.all("control")?;
    match controls
        .iter()
        .find(|control| evidence.is_accepted(control))
    {
        Some(control) => Ok(Judgement::Met(format!(
            "refused, while the unbroken request {} was accepted",
            control.id
        ))),
        None if evidence.flag("optional")? => Err(Judgement::NotAssessable(
            "the target takes no request of this kind".to_owned(),
        )),
        None => Err(Judgement::Unjudged(unbroken(&controls))),
    }
}

/// Why a refusal shows nothing: what became of the same request unbroken.
fn unbroken(controls: &[&Exchange]) -> String {
    let answered = controls.last().map(|control| match answer(control) {
        Ok(response) => format!("{} was answered {}", called(control), told(response)),
        Err(_) => format!("{} was not answered", called(control)),
    });
    let answered = answered.unwrap_or_else(|| "none was made".to_owned());
    format!(
        "the refusal shows nothing, as the same request, with nothing wrong in it, was not accepted either: {answered}"
    )
}

fn one(evidence: &Evidence<'_>, exchange: &Exchange) -> Result<Option<Contradiction>, Judgement> {
    let statuses: Option<Vec<u16>> = evidence.argument("statuses")?;
    let or_nothing: Option<bool> = evidence.argument("or_nothing")?;
    let response = answer(exchange)?;
    let contradiction = |message: &str, expected: String| {
        Some(Contradiction {
            message: message.to_owned(),
            expected,
            seen: told(response),
            at: None,
            exchange: Some(exchange.id),
        })
    };
    let called = exchange.operation.as_deref();
    let operation = called.and_then(|id| evidence.system.contract().operation(id));
    let fault = operation.and_then(|it| it.responses.iter().find(|it| it.status >= 500));
    let outcome = evidence.claim.exchanges.contains_key("outcome");
    let wanted = || match &statuses {
        Some(statuses) => {
            let words: Vec<_> = statuses.iter().map(u16::to_string).collect();
            words.join(" or ")
        }
        None => {
            let mut ways = vec!["a 4xx".to_owned()];
            ways.extend(fault.map(|fault| format!("the documented {}", fault.status)));
            if outcome {
                ways.push("an order that is shown to have failed".to_owned());
            }
            if or_nothing == Some(true) {
                ways.push("nothing found".to_owned());
            }
            ways.join(", or ")
        }
    };
    match evidence.acceptance(exchange)? {
        Accepted::Wholly => {
            if or_nothing == Some(true) && evidence.shown(exchange) == Ok(Shown::Nothing) {
                return Ok(None);
            }
            if has_failed(evidence, exchange)? {
                return Ok(None);
            }
            Ok(contradiction(
                "a request was accepted that should have been refused",
                wanted(),
            ))
        }
        Accepted::InPart if statuses.is_none() => Ok(None),
        Accepted::Neither if statuses.is_none() => Err(answered_otherwise(exchange, response)),
        Accepted::InPart | Accepted::Refused | Accepted::Neither => match &statuses {
            Some(allowed) if !allowed.contains(&response.status) => Ok(contradiction(
                "a request was refused, but not in the documented way",
                wanted(),
            )),
            _ => Ok(None),
        },
    }
}

/// Whether all that an accepted request made is shown to have failed.
fn has_failed(evidence: &Evidence<'_>, request: &Exchange) -> Result<bool, Judgement> {
    let outcomes = evidence.all("outcome")?;
    let made: Vec<_> = outcomes
        .into_iter()
        .filter(|outcome| outcome.id.sequence > request.id.sequence)
        .collect();
    if made.is_empty() {
        return Ok(false);
    }
    let mut failed = 0;
    for outcome in &made {
        let views = evidence.shown(outcome)?.into_views();
        if views.iter().any(|view| evidence.system.is_pending(view)) {
            return Err(Judgement::Unjudged(
                "the target has not come to work on it in time".to_owned(),
            ));
        }
        failed += usize::from(views.iter().any(|view| evidence.system.has_failed(view)));
    }
    let several = evidence.flag("several")?;
    Ok(failed == made.len() || several && failed > 0)
}
