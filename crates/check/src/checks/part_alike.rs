//! What each `part` shows of an entity agrees with the `whole`, and every
//! element of the keyed list (argument `list`, its elements' `keys`) is shown
//! by a part that shows the list. A field that one of the two leaves out is
//! for the check of messages. Argument `of`: for each part the key of the one
//! element that it must show, or null.

use std::collections::BTreeSet;

use countersign_system::View;

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
    let element = list.replacen("[n]", &format!("[{key}]"), 1);
    view.facts.keys().any(|path| path.starts_with(&element))
}

/// Facts that both show and that do not agree, and elements that the whole
/// does not have.
fn differences(
    whole: &View,
    part: &View,
    exchange: countersign_journal::ExchangeId,
) -> Vec<Contradiction> {
    let different = part.facts.iter().filter(|(path, fact)| {
        whole
            .facts
            .get(*path)
            .is_none_or(|other| !other.value.agrees(&fact.value))
            && (whole.facts.contains_key(*path)
                || !fact.value.is_empty() && is_strange(whole, path))
    });
    different
        .map(|(path, fact)| Contradiction {
            message: format!("{path} reads otherwise than in the whole"),
            expected: whole.value(path).to_string(),
            seen: fact.value.to_string(),
            at: Some(fact.pointer.clone()),
            exchange: Some(exchange),
        })
        .collect()
}

/// Whether a path stands in an element that the whole does not have at all.
fn is_strange(whole: &View, path: &str) -> bool {
    let element = path.find(']').map(|at| &path[..=at]);
    element.is_some_and(|element| !whole.facts.keys().any(|known| known.starts_with(element)))
}
