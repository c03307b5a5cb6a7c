//! All `lookup`s show the same below the argument `field`.

use std::collections::BTreeMap;

use countersign_system::{Scalar, View};

use crate::apart::beside;
use crate::evidence::Evidence;
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let field: String = evidence.argument("field")?;
    let lookups = evidence.some("lookup")?;
    let mut views = Vec::with_capacity(lookups.len());
    for lookup in &lookups {
        let view = evidence.shown(lookup)?.into_view()?;
        if evidence.system.is_pending(&view) {
            return Err(Judgement::Unjudged(
                "the target still works on it".to_owned(),
            ));
        }
        views.push(view);
    }
    let mut shown = lookups.iter().zip(&views);
    let Some((_, first)) = shown.next() else {
        return Err(Judgement::Unjudged("nothing was looked up".to_owned()));
    };
    let known = below(first, &field);
    if known.is_empty() {
        return Err(Judgement::NotAssessable(format!(
            "the target shows no {field}"
        )));
    }
    let mut contradictions = Vec::new();
    for (lookup, view) in shown {
        let facts = below(view, &field);
        let paths = known.keys().chain(facts.keys());
        let other = paths
            .map(|path| (*path, first.value(path), view.value(path)))
            .find(|(_, left, right)| !left.agrees(right));
        if let Some((path, left, right)) = other {
            contradictions.push(Contradiction {
                message: format!(
                    "{path} of {:?} differs from that of {:?}, and should be the same",
                    view.key, first.key
                ),
                expected: left.to_string(),
                seen: beside(left, right),
                at: view.facts.get(path).map(|fact| fact.pointer.clone()),
                exchange: Some(lookup.id),
            });
        }
    }
    Ok(Judgement::from_contradictions(
        contradictions,
        format!("{field} of {} orders is the same", views.len()),
    ))
}

/// What a view shows below a field, blanks left out.
fn below<'v>(view: &'v View, field: &str) -> BTreeMap<&'v str, &'v Scalar> {
    let facts = view.facts.iter().filter(|(path, fact)| {
        let rest = path.strip_prefix(field);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.')) && !fact.value.is_empty()
    });
    facts
        .map(|(path, fact)| (path.as_str(), &fact.value))
        .collect()
}
