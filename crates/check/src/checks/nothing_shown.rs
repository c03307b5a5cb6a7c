//! The answer of no `broken` request shows an order.

use crate::evidence::{Evidence, answer};
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let mut contradictions = Vec::new();
    for exchange in evidence.some("broken")? {
        let response = answer(exchange)?;
        let tree = evidence.system.read(&response.body.0).unwrap_or_default();
        for view in evidence.system.state(&tree).unwrap_or_default() {
            // An error may name the number that was asked for; more is a leak.
            if view.facts.len() > 1 {
                contradictions.push(Contradiction {
                    message: format!(
                        "a refusal with {} shows order {:?}",
                        response.status, view.key
                    ),
                    expected: "nothing of the order".to_owned(),
                    seen: format!("{} of its values", view.facts.len()),
                    at: None,
                    exchange: Some(exchange.id),
                });
            }
        }
    }
    Ok(Judgement::from_contradictions(
        contradictions,
        "nothing is shown",
    ))
}
