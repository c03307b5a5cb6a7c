//! The answer of no `broken` request shows an order.

use countersign_journal::Exchange;
use countersign_system::View;

use crate::evidence::{Evidence, answer};
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let mut contradictions = Vec::new();
    for exchange in evidence.some("broken")? {
        contradictions.extend(leaks(evidence, exchange)?);
    }
    Ok(Judgement::from_contradictions(
        contradictions,
        "nothing is shown",
    ))
}

/// The orders that an answer shows, whatever its status says.
pub(super) fn leaks(
    evidence: &Evidence<'_>,
    exchange: &Exchange,
) -> Result<Vec<Contradiction>, Judgement> {
    let response = answer(exchange)?;
    let tree = evidence.read(exchange, &response.body);
    let tree = tree.as_ref().as_ref().ok();
    let views = tree.and_then(|tree| evidence.system.state(tree));
    // An error may name the number that was asked for; more is a leak.
    let shown = views
        .into_iter()
        .flatten()
        .filter(|view| view.facts.len() > 1);
    let leak = |view: View| Contradiction {
        message: format!(
            "a refusal with {} shows order {:?}",
            response.status, view.key
        ),
        expected: "nothing of the order".to_owned(),
        seen: format!("{} of its values", view.facts.len()),
        at: None,
        exchange: Some(exchange.id),
    };
    Ok(shown.map(leak).collect())
}
