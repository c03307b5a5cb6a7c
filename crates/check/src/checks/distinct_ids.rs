//! Accepted `request`s were answered with as many different ids as they made
//! orders, and each `lookup` shows different ids for the elements of its
//! keyed list.

use std::collections::{BTreeMap, BTreeSet};

use crate::evidence::{Evidence, answer};
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let mut given: BTreeMap<String, u32> = BTreeMap::new();
    let mut contradictions = Vec::new();
    let requests = evidence.some("request")?;
    for request in requests {
        if !evidence.is_accepted(request) {
            continue;
        }
        let operation = request.operation.as_deref().unwrap_or_default();
        let tree = evidence.answer_tree(request).ok();
        let headers = &answer(request)?.headers;
        for id in evidence.system.assigned(operation, headers, tree.as_ref()) {
            let count = given.entry(id.clone()).or_default();
            *count += 1;
            if *count == 2 {
                contradictions.push(Contradiction {
                    message: format!("the id {id:?} was given to two orders"),
                    expected: "an id of its own for each order".to_owned(),
                    seen: format!("{id:?} again"),
                    at: None,
                    exchange: Some(request.id),
                });
            }
        }
    }
    if given.is_empty() {
        return Err(Judgement::Unjudged("no id was given".to_owned()));
    }
    let field = evidence.system.element_id_field().unwrap_or_default();
    for lookup in evidence.all("lookup")? {
        let view = evidence.shown(lookup)?.into_view()?;
        let mut ids = BTreeSet::new();
        for fact in view.facts.values().filter(|fact| fact.field == field) {
            let id = fact.value.to_string();
            if !ids.insert(id.clone()) {
                contradictions.push(Contradiction {
                    message: format!("the id {id} was given to two line items of {:?}", view.key),
                    expected: "an id of its own for each line item".to_owned(),
                    seen: format!("{id} again"),
                    at: Some(fact.pointer.clone()),
                    exchange: Some(lookup.id),
                });
            }
        }
    }
    Ok(Judgement::from_contradictions(
        contradictions,
        format!("{} ids, all different", given.len()),
    ))
}
