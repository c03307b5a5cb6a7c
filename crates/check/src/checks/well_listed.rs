//! The `search` is answered with a list, in which no order stands twice.
//! Argument `aspect`: `list` or `once`; `keys`: the orders of interest, where
//! others may share the target and a number. Who accepts a `control`, another
//! search, has no ground to refuse the one that finds nothing.

use std::collections::BTreeSet;

use countersign_journal::Exchange;
use serde_json::Value;

use crate::evidence::{Evidence, answer, answered_otherwise, told};
use crate::shown::Shown;
use crate::tree::brief;
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let aspect: String = evidence.argument("aspect")?;
    let exchange = evidence.one("search")?;
    let response = answer(exchange)?;
    let refuses = (400..500).contains(&response.status) && evidence.acceptance(exchange).is_ok();
    if refuses && aspect == "list" && evidence.was_accepted("control")? {
        return Ok(Judgement::contradicted(
            exchange.id,
            "the search is refused, as no other is",
            "a list",
            told(response),
        ));
    }
    if !response.is_success() {
        return Err(answered_otherwise(exchange, response));
    }
    if aspect == "list" {
        return Ok(match evidence.system.read(&response.body.0) {
            Ok(tree) if is_list(evidence, exchange, &tree) => Judgement::Met("a list".to_owned()),
            Ok(other) => Judgement::contradicted(
                exchange.id,
                "the answer is no list",
                "a list",
                brief(&other),
            ),
            Err(_) if response.body.0.is_empty() => Judgement::contradicted(
                exchange.id,
                "the answer is no list",
                "a list",
                "an empty body",
            ),
            Err(unreadable) => Judgement::contradicted(
                exchange.id,
                "the answer is no list",
                "a list",
                unreadable.message,
            ),
        });
    }
    let Shown::Views(views) = evidence.shown(exchange)? else {
        return Ok(Judgement::Met("nothing was found".to_owned()));
    };
    let keys: Option<Vec<String>> = evidence.argument("keys")?;
    let mut known = BTreeSet::new();
    let contradictions = views
        .iter()
        .filter(|view| keys.as_ref().is_none_or(|keys| keys.contains(&view.key)))
        .filter(|view| !known.insert(view.key.as_str()))
        .map(|view| Contradiction {
            message: format!("order {:?} stands in the list twice", view.key),
            expected: "once".to_owned(),
            seen: "twice".to_owned(),
            at: None,
            exchange: Some(exchange.id),
        })
        .collect();
    Ok(Judgement::from_contradictions(
        contradictions,
        format!("{} orders, once each", views.len()),
    ))
}

/// Whether a tree is the list that the contract shows for the operation; where
/// it shows none, whether it is a list at all.
fn is_list(evidence: &Evidence<'_>, exchange: &Exchange, tree: &Value) -> bool {
    let documented = super::message::documented(evidence, exchange, 200);
    match documented {
        Some((body, _)) => body.instances(tree.clone()).is_some(),
        None => tree.is_array(),
    }
}
