//! The `search` finds orders in the order of the argument `field`,
//! `descending` or not; of those named by `keys` only, where any are. Judged
//! no finer than the stamps show.

use countersign_system::{Instant, Scalar};

use crate::evidence::{Evidence, answer, answered_otherwise};
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let field: String = evidence.argument("field")?;
    let descending: bool = evidence.argument("descending")?;
    let keys: Vec<String> = evidence.argument("keys")?;
    let exchange = evidence.one("search")?;
    let response = answer(exchange)?;
    if !response.is_success() {
        return Err(answered_otherwise(exchange, response));
    }
    let views = evidence.shown(exchange)?.into_views();
    let stamps: Vec<(&String, &Instant)> = views
        .iter()
        .filter(|view| keys.is_empty() || keys.contains(&view.key))
        .filter_map(|view| match view.value(&field) {
            Scalar::Instant(instant) => Some((&view.key, instant)),
            _ => None,
        })
        .collect();
    let mut contradictions = Vec::new();
    let mut apart = 0;
    for pair in stamps.windows(2) {
        let ((_, first), (key, second)) = (pair[0], pair[1]);
        apart += usize::from(!first.agrees(second));
        let wrong = if descending {
            second.is_after(first)
        } else {
            first.is_after(second)
        };
        if wrong {
            contradictions.push(Contradiction {
                message: format!("order {key:?} stands in the wrong place"),
                expected: format!(
                    "{field} {}",
                    if descending {
                        "descending"
                    } else {
                        "ascending"
                    }
                ),
                seen: format!("{first}, then {second}"),
                at: None,
                exchange: Some(exchange.id),
            });
        }
    }
    if apart == 0 {
        return Err(Judgement::NotAssessable(format!(
            "the orders found do not differ in {field}"
        )));
    }
    Ok(Judgement::from_contradictions(
        contradictions,
        format!("{} orders in their places", stamps.len()),
    ))
}
