//! No `lookup` shows an order. Where `unless` was accepted nothing is said:
//! that it was is for the check of its refusal to tell. A 403 shows nothing
//! where the same sender was shown something by a `control`. Where `later`
//! lookups are named they must show the order: who never shows any shows
//! nothing by hiding this one. Argument `welcome`: a `control` must have been
//! accepted.

use countersign_journal::Exchange;

use crate::evidence::{Evidence, answer, told};
use crate::shown::Shown;
use crate::{Contradiction, Judgement};

use super::nothing_shown::leaks;

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let lookups = evidence.some("lookup")?;
    if evidence.was_accepted("unless")? {
        return Err(Judgement::NotAssessable(
            "the request was accepted".to_owned(),
        ));
    }
    for exchange in evidence.all("later")? {
        if evidence.shown(exchange)? == Shown::Nothing {
            return Err(Judgement::Unjudged(
                "the order is not shown when it is accepted either".to_owned(),
            ));
        }
    }
    let is_welcome = evidence.was_accepted("control")?;
    if evidence.flag("welcome")? && !is_welcome {
        return Err(Judgement::Unjudged(
            "the sender is shown nothing of its own either".to_owned(),
        ));
    }
    let mut contradictions = Vec::new();
    for exchange in lookups {
        if !answer(exchange)?.is_success() {
            contradictions.extend(leaks(evidence, exchange)?);
        }
        // Of what belongs to another, and not of the sender's token.
        if is_welcome && answer(exchange)?.status == 403 {
            continue;
        }
        if let Some(reports) = reports_in(evidence, exchange)? {
            contradictions.push(Contradiction {
                message: format!("a report is shown that should not be: {reports}"),
                expected: "404, or 200 or 204 with nothing in it".to_owned(),
                seen: told(answer(exchange)?),
                at: None,
                exchange: Some(exchange.id),
            });
            continue;
        }
        if let Shown::Views(views) = evidence.shown(exchange)? {
            let response = answer(exchange)?;
            let keys: Vec<_> = views.iter().map(|view| format!("{:?}", view.key)).collect();
            contradictions.push(Contradiction {
                message: format!("an order is shown that should not be: {}", keys.join(", ")),
                expected: "404, or 200 or 204 with nothing in it".to_owned(),
                seen: told(response),
                at: None,
                exchange: Some(exchange.id),
            });
        }
    }
    Ok(Judgement::from_contradictions(
        contradictions,
        "nothing is shown",
    ))
}

/// The ids of the reports that an accepted request is answered with; `None`
/// where it is answered with something else.
fn reports_in(evidence: &Evidence<'_>, exchange: &Exchange) -> Result<Option<String>, Judgement> {
    let response = answer(exchange)?;
    if !response.is_success() {
        return Ok(None);
    }
    let tree = evidence.read(exchange, &response.body);
    let news = tree
        .as_ref()
        .as_ref()
        .ok()
        .and_then(|tree| evidence.system.news(tree));
    Ok(news.filter(|news| !news.is_empty()).map(|news| {
        news.into_iter()
            .map(|news| news.id)
            .collect::<Vec<_>>()
            .join(", ")
    }))
}
