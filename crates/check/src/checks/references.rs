//! Everything that the `lookup` shows in the field `from` it shows in the
//! field `to` as well.

use crate::evidence::Evidence;
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let from: String = evidence.argument("from")?;
    let to: String = evidence.argument("to")?;
    let lookup = evidence.one("lookup")?;
    let view = evidence.shown(lookup)?.into_view()?;
    let of = |field: &str| {
        let facts = view.facts.values().filter(|fact| fact.field == field);
        facts.collect::<Vec<_>>()
    };
    let (references, targets) = (of(&from), of(&to));
    if references.is_empty() {
        return Err(Judgement::NotAssessable(format!(
            "the target shows no {from}, which it need not"
        )));
    }
    let contradictions = references
        .iter()
        .filter(|fact| {
            !targets
                .iter()
                .any(|target| target.value.agrees(&fact.value))
        })
        .map(|fact| Contradiction {
            message: format!("{from} refers to what the order does not have"),
            expected: format!("one of {} in {to}", targets.len()),
            seen: fact.value.to_string(),
            at: Some(fact.pointer.clone()),
            exchange: Some(lookup.id),
        })
        .collect();
    Ok(Judgement::from_contradictions(
        contradictions,
        format!("{} references resolve", references.len()),
    ))
}
