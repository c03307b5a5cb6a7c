//! Standing: every answer of `all` has a documented status, or one of those
//! that the pages leave free: any 2xx, any 4xx.

use crate::evidence::{Evidence, called, told};
use crate::shown::is_documented_fault;
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let mut contradictions = Vec::new();
    let mut judged = 0;
    for exchange in evidence.all("all")? {
        let (Some(response), Some(operation)) = (exchange.response(), &exchange.operation) else {
            continue;
        };
        judged += 1;
        match response.status {
            200..=299 | 400..=499 | 503 => {}
            500 if is_documented_fault(evidence.system, operation, response) => {}
            _ => contradictions.push(Contradiction {
                message: format!("{} was answered {}", called(exchange), response.status),
                expected: format!("a documented status of {operation}, with its body"),
                seen: told(response),
                at: None,
                exchange: Some(exchange.id),
            }),
        }
    }
    if judged == 0 {
        return Err(Judgement::Unjudged("nothing was answered".to_owned()));
    }
    Ok(Judgement::from_contradictions(
        contradictions,
        format!("{judged} statuses"),
    ))
}
