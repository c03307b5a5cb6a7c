//! Each `lookup` shows something in every field of the argument `fields`, or
//! below it, and of fields in the keyed list in each of its elements.

use std::collections::BTreeSet;

use countersign_system::{Fact, View};

use crate::evidence::Evidence;
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let fields: Vec<String> = evidence.argument("fields")?;
    let mut contradictions = Vec::new();
    for lookup in evidence.some("lookup")? {
        let view = evidence.shown(lookup)?.into_view()?;
        if evidence.system.is_pending(&view) {
            return Err(Judgement::Unjudged(
                "the target still works on it".to_owned(),
            ));
        }
        for field in &fields {
            let is_below = |fact: &Fact| {
                let rest = fact.field.strip_prefix(field.as_str());
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            };
            let facts = view.facts.iter().filter(|(_, fact)| is_below(fact));
            let filled: BTreeSet<&str> = facts
                .filter(|(_, fact)| !fact.value.is_empty())
                .map(|(path, _)| element(path))
                .collect();
            let wanted = elements(&view, field);
            if filled.is_empty() || wanted.iter().any(|one| !filled.contains(one)) {
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

/// Where a path stands in its outermost list: up to the key of the element.
fn element(path: &str) -> &str {
    path.find(']').map_or("", |at| &path[..=at])
}

/// The elements of the outermost list that a field stands in.
fn elements<'v>(view: &'v View, field: &str) -> BTreeSet<&'v str> {
    let Some(list) = field.find("[n]").map(|at| &field[..=at]) else {
        return BTreeSet::new();
    };
    let paths = view.facts.keys().filter(|path| path.starts_with(list));
    paths.map(|path| element(path)).collect()
}
