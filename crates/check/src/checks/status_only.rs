//! Every order that the `search` finds has, at `field`, one of `values`.

use countersign_system::Scalar;

use crate::evidence::{Evidence, answer, answered_otherwise};
use crate::shown::Shown;
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let field: String = evidence.argument("field")?;
    let values: Vec<String> = evidence.argument("values")?;
    let exchange = evidence.one("search")?;
    let response = answer(exchange)?;
    if !response.is_success() {
        return Err(answered_otherwise(exchange, response));
    }
    let Shown::Views(views) = evidence.shown(exchange)? else {
        return Ok(Judgement::Met("nothing was found".to_owned()));
    };
    let contradictions = views
        .iter()
        .filter_map(|view| {
            let shown: Vec<_> = view
                .facts
                .values()
                .filter(|fact| fact.field == field)
                .collect();
            let matches = shown.iter().any(|fact| match &fact.value {
                Scalar::Text(text) => values.contains(text),
                _ => false,
            });
            let seen: Vec<String> = shown.iter().map(|fact| fact.value.to_string()).collect();
            (!matches).then(|| Contradiction {
                message: format!(
                    "order {:?} was found, though none of its {field} was searched for",
                    view.key
                ),
                expected: values.join(" or "),
                seen: if seen.is_empty() {
                    "nothing".to_owned()
                } else {
                    seen.join(", ")
                },
                at: shown.first().map(|fact| fact.pointer.clone()),
                exchange: Some(exchange.id),
            })
        })
        .collect();
    Ok(Judgement::from_contradictions(
        contradictions,
        format!("{} orders found, each with a wanted value", views.len()),
    ))
}
