//! Standing: every answer of `all` that the contract gives a body, and that
//! has one, is labelled with the contract's media type.

use super::message::documented;
use crate::evidence::Evidence;
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let wanted = evidence.system.contract().media_type.as_str();
    let subtype = wanted.rsplit('/').next().unwrap_or(wanted);
    let mut contradictions = Vec::new();
    let mut judged = 0;
    for exchange in evidence.all("all")? {
        let Some(response) = exchange.response() else {
            continue;
        };
        if response.body.0.is_empty() || documented(evidence, exchange, response.status).is_none() {
            continue;
        }
        judged += 1;
        let label = response.header("content-type").unwrap_or("no content type");
        let essence = label
            .split(';')
            .next()
            .unwrap_or_default()
            .trim()
            .to_ascii_lowercase();
        let matches = essence.rsplit(['/', '+']).next() == Some(subtype);
        if !matches {
            contradictions.push(Contradiction {
                message: "an answer is not labelled with the documented media type".to_owned(),
                expected: wanted.to_owned(),
                seen: label.to_owned(),
                at: None,
                exchange: Some(exchange.id),
            });
        }
    }
    if judged == 0 {
        return Ok(Judgement::Nothing);
    }
    Ok(Judgement::from_contradictions(
        contradictions,
        format!("{judged} bodies are labelled as documented"),
    ))
}
