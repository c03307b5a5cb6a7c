//! Each `lookup` shows something in every field of the argument `fields`.

use crate::evidence::Evidence;
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let fields: Vec<String> = evidence.argument("fields")?;
    let mut contradictions = Vec::new();
    for lookup in evidence.some("lookup")? {
        let view = evidence.shown(lookup)?.into_view()?;
        for field in &fields {
            let mut facts = view.facts.values().filter(|fact| fact.field == *field);
            if !facts.any(|fact| !fact.value.is_empty()) {
                contradictions.push(Contradiction {
                    message: format!("{field} of {:?} has nothing in it", view.key),
                    expected: "a value".to_owned(),
                    seen: "nothing".to_owned(),
                    at: None,
                    exchange: Some(lookup.id),
                });
            }
        }
    }
    Ok(Judgement::from_contradictions(
        contradictions,
        format!("{} fields are filled", fields.len()),
    ))
}
