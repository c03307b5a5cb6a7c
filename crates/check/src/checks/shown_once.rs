//! Each `lookup` shows one order, of the number in `keys` beside it.

use crate::evidence::Evidence;
use crate::shown::{Shown, shown};
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let keys: Vec<String> = evidence.argument("keys")?;
    let lookups = evidence.all("lookup")?;
    if lookups.is_empty() || lookups.len() != keys.len() {
        return Err(Judgement::Unjudged("no lookup was observed".to_owned()));
    }
    let mut contradictions = Vec::new();
    for (lookup, key) in lookups.into_iter().zip(&keys) {
        let seen = match shown(evidence.system, lookup)? {
            Shown::Nothing => Vec::new(),
            Shown::Views(views) => views,
        };
        let numbers: Vec<&str> = seen.iter().map(|view| view.key.as_str()).collect();
        if numbers != [key.as_str()] {
            contradictions.push(Contradiction {
                message: format!("the lookup of {key:?} does not show this order alone"),
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
