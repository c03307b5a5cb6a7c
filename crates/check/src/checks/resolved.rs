//! Each `request` of several orders was answered with an id for each, its
//! ids and links agree, and the `lookup`s of these ids show the orders of the
//! argument `keys`, each once.

use countersign_journal::Exchange;

use crate::evidence::{Evidence, answer};
use crate::shown::Shown;
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let mut keys: Vec<String> = evidence.argument("keys")?;
    let request = evidence.one("request")?;
    if !evidence.is_accepted(request) {
        return Err(Judgement::Unjudged(
            "the request was not accepted".to_owned(),
        ));
    }
    // An id may be told in a header, beside a body or none.
    let tree = evidence.answer_tree(request).ok();
    let operation = request.operation.as_deref().unwrap_or_default();
    let headers = &answer(request)?.headers;
    let ids = evidence.system.assigned(operation, headers, tree.as_ref());
    let contradiction =
        |exchange: &Exchange, message: String, expected: String, seen: String| Contradiction {
            message,
            expected,
            seen,
            at: None,
            exchange: Some(exchange.id),
        };
    let mut contradictions: Vec<Contradiction> = Vec::new();
    if ids.len() != keys.len() {
        contradictions.push(contradiction(
            request,
            "the answer does not name as many orders as were sent".to_owned(),
            keys.len().to_string(),
            ids.len().to_string(),
        ));
    }
    let told_twice = tree.map(|tree| evidence.system.contradictions(&tree));
    for sentence in told_twice.unwrap_or_default() {
        let expected = "id and link agree".to_owned();
        contradictions.push(contradiction(request, sentence.clone(), expected, sentence));
    }
    let sent = keys.clone();
    let mut shown_keys = Vec::new();
    for lookup in evidence.all("lookup")? {
        match evidence.shown(lookup)? {
            Shown::Views(views) => {
                shown_keys.extend(views.into_iter().map(|view| (lookup, view.key)));
            }
            Shown::Nothing => contradictions.push(contradiction(
                lookup,
                "an order that the answer names is not shown".to_owned(),
                "one of the orders sent".to_owned(),
                "nothing".to_owned(),
            )),
        }
    }
    for (lookup, key) in shown_keys {
        match keys.iter().position(|known| *known == key) {
            Some(at) => {
                keys.swap_remove(at);
            }
            None => contradictions.push(contradiction(
                lookup,
                match sent.contains(&key) {
                    true => format!("two ids of the answer lead to order {key:?}"),
                    false => {
                        format!("an id of the answer leads to order {key:?}, which was not sent")
                    }
                },
                "each order that was sent, once".to_owned(),
                format!("{key:?}"),
            )),
        }
    }
    if !keys.is_empty() && contradictions.is_empty() {
        contradictions.push(contradiction(
            request,
            "the answer does not lead to all orders that were sent".to_owned(),
            keys.join(", "),
            "none of them".to_owned(),
        ));
    }
    Ok(Judgement::from_contradictions(
        contradictions,
        "each order is named once",
    ))
}
