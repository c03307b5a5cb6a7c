//! What each `part` shows of an entity agrees with the `whole`, and every
//! element of the keyed list (argument `list`, its elements' `keys`) is shown
//! by a part that shows the list. A field that one of the two leaves out is
//! for the check of messages. Argument `of`: for each part the key of the one
//! element that it must show, or null.

use std::collections::BTreeSet;

use countersign_system::{View, at_key};

use crate::evidence::Evidence;
use crate::shown::Shown;
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let keys: Vec<String> = evidence.argument("keys")?;
    let list: String = evidence.argument("list")?;
    let whole = evidence.shown(evidence.one("whole")?)?.into_view()?;
    let mut contradictions = Vec::new();
    let parts = evidence.some("part")?;
    let of: Vec<Option<String>> = evidence.argument("of")?;
    let mut most = 0;
    for (part, key) in parts.iter().zip(of.iter().chain(std::iter::repeat(&None))) {
        let Shown::Views(views) = evidence.shown(part)? else {
            contradictions.push(Contradiction {
                message: "a part of the entity is not shown".to_owned(),
                expected: "what the whole shows of it".to_owned(),
                seen: "nothing".to_owned(),
                at: None,
                exchange: Some(part.id),
            });
            continue;
        };
        let shown_keys: BTreeSet<&String> = keys
            .iter()
            .filter(|key| views.iter().any(|view| has(view, &list, key)))
            .collect();
        most = most.max(shown_keys.len());
        if let Some(key) = key
            && !shown_keys.contains(key)
        {
            contradictions.push(Contradiction {
                message: format!("line item {key:?} is not what is shown under its id"),
                expected: format!("line item {key:?}"),
                seen: format!("{shown_keys:?}"),
                at: None,
                exchange: Some(part.id),
            });
        }
        for view in &views {
            contradictions.extend(differences(&whole, view, part.id));
        }
        // One that shows several shows all.
        if shown_keys.len() > 1 || (keys.len() > 1 && parts.len() == 1) {
            for key in keys.iter().filter(|key| !shown_keys.contains(key)) {
                contradictions.push(Contradiction {
                    message: format!("the list of line items lacks {key:?}"),
                    expected: "all line items".to_owned(),
                    seen: format!("{} of {}", shown_keys.len(), keys.len()),
                    at: None,
                    exchange: Some(part.id),
                });
            }
        }
    }
    if most < keys.len() && contradictions.is_empty() {
        return Ok(Judgement::contradicted(
            parts[0].id,
            "no part shows all line items",
            format!("{} line items", keys.len()),
            format!("{most}"),
        ));
    }
    Ok(Judgement::from_contradictions(
        contradictions,
        format!("{} parts read as the whole", parts.len()),
    ))
}

fn has(view: &View, list: &str, key: &str) -> bool {
    let element = at_key(list, key);
    view.facts.keys().any(|path| path.starts_with(&element))
}

/// Facts that both show and that do not agree, and elements of lists that
/// both show and that one of the two lacks.
fn differences(
    whole: &View,
    part: &View,
    exchange: countersign_journal::ExchangeId,
) -> Vec<Contradiction> {
    let contradiction = |path: &str, what: &str, expected: String, seen: String| Contradiction {
        message: format!("{path} {what}"),
        expected,
        seen,
        at: part.facts.get(path).map(|fact| fact.pointer.clone()),
        exchange: Some(exchange),
    };
    let both = part.facts.iter().filter_map(|(path, fact)| {
        let other = whole.facts.get(path)?;
        (!other.value.agrees(&fact.value)).then(|| {
            let (expected, seen) = (other.value.to_string(), fact.value.to_string());
            contradiction(
                path,
                "is shown otherwise than in the whole order",
                expected,
                seen,
            )
        })
    });
    let (in_whole, in_part) = (elements(whole), elements(part));
    let outermost = |element: &str| element.matches('[').count() == 1;
    let strange = in_part.difference(&in_whole).filter(|element| {
        let list = list_of(element);
        in_whole.iter().any(|known| list_of(known) == list)
    });
    // That the part lacks whole line items is judged by their keys.
    let missing = in_whole.difference(&in_part).filter(|element| {
        let list = list_of(element);
        !outermost(element) && in_part.iter().any(|known| list_of(known) == list)
    });
    let strange = strange.map(|path| {
        let what = "is shown in a part, and not in the whole order";
        contradiction(path, what, "nothing".into(), "an element".into())
    });
    let missing = missing.map(|path| {
        let what = "is shown in the whole order, and not in a part";
        contradiction(path, what, "an element".into(), "nothing".into())
    });
    both.chain(strange).chain(missing).collect()
}

/// All elements of lists, outer and inner, whose facts are shown.
fn elements(view: &View) -> BTreeSet<&str> {
    let facts = view.facts.iter().filter(|(_, fact)| !fact.value.is_empty());
    facts
        .flat_map(|(path, _)| path.match_indices(']').map(move |(at, _)| &path[..=at]))
        .collect()
}

/// The list that an element stands in.
fn list_of(element: &str) -> &str {
    element.rfind('[').map_or(element, |at| &element[..at])
}
