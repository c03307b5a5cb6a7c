//! Each `lookup` shows one order, of the number in `keys` beside it.

use crate::evidence::Evidence;
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let keys: Vec<String> = evidence.argument("keys")?;
    let lookups = evidence.some("lookup")?;
    if lookups.len() != keys.len() {
        return Err(Judgement::Unjudged(
            "not every order was looked up".to_owned(),
        ));
    }
    let mut contradictions = Vec::new();
    for (lookup, key) in lookups.into_iter().zip(&keys) {
        let seen = evidence.shown(lookup)?.into_views();
        let numbers: Vec<&str> = seen.iter().map(|view| view.key.as_str()).collect();
        if numbers != [key.as_str()] {
            contradictions.push(Contradiction {
                message: format!("the lookup of {key:?} shows {}", counted(&numbers)),
                expected: format!("{key:?}"),
                seen: if numbers.is_empty() {
                    "nothing".to_owned()
                } else {
                    format!("{numbers:?}")
                },
                at: None,
                exchange: Some(lookup.id),
            });
        }
    }
    Ok(Judgement::from_contradictions(
        contradictions,
        "shown, alone",
    ))
}

/// What a lookup shows, where it is not the one order.
fn counted(numbers: &[&str]) -> String {
    match numbers {
        [] => "no order".to_owned(),
        [_] => "another order".to_owned(),
        several => format!("{} orders", several.len()),
    }
}
