//! Each `lookup` shows something else in the field `this` than in the field
//! `other`.

use crate::evidence::Evidence;
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let this: String = evidence.argument("this")?;
    let other: String = evidence.argument("other")?;
    let mut contradictions = Vec::new();
    for lookup in evidence.some("lookup")? {
        let view = evidence.shown(lookup)?.into_view()?;
        let (left, right) = (view.value(&this), view.value(&other));
        if left.is_empty() || right.is_empty() {
            return Err(Judgement::Unjudged(format!(
                "the target does not show both {this} and {other}"
            )));
        }
        if left.agrees(right) {
            contradictions.push(Contradiction {
                message: format!("{this} of {:?} is the same as {other}", view.key),
                expected: format!("another than {right}"),
                seen: left.to_string(),
                at: view.facts.get(&this).map(|fact| fact.pointer.clone()),
                exchange: Some(lookup.id),
            });
        }
    }
    Ok(Judgement::from_contradictions(
        contradictions,
        "the two are different",
    ))
}
