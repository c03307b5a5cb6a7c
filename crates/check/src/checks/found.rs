//! The `search` finds each order of the argument `wanted` and none of
//! `unwanted`; `or_refused`: it may be refused as well.

use crate::evidence::{Evidence, answer, answered_otherwise, told};
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let wanted: Vec<String> = evidence
        .argument::<Option<_>>("wanted")?
        .unwrap_or_default();
    let unwanted: Vec<String> = evidence
        .argument::<Option<_>>("unwanted")?
        .unwrap_or_default();
    let exchange = evidence.one("search")?;
    let response = answer(exchange)?;
    if wanted.is_empty() && unwanted.is_empty() {
        return Err(Judgement::Unjudged("the claim names no order".to_owned()));
    }
    // Whoever asks for patience has not refused the search.
    evidence.acceptance(exchange)?;
    if !response.is_success() {
        let may_refuse = evidence.flag("or_refused")?;
        if may_refuse && (400..500).contains(&response.status) {
            return Ok(Judgement::Met(format!("refused with {}", response.status)));
        }
        if wanted.is_empty() {
            return Err(answered_otherwise(exchange, response));
        }
        return Ok(Judgement::contradicted(
            exchange.id,
            "a complete search was not accepted",
            "a list of orders",
            told(response),
        ));
    }
    let views = evidence.shown(exchange)?.into_views();
    let found = |key: &String| views.iter().any(|view| view.key == *key);
    let contradiction = |message: String, expected: &str| Contradiction {
        message,
        expected: expected.to_owned(),
        seen: format!("{} orders found", views.len()),
        at: None,
        exchange: Some(exchange.id),
    };
    let missed = wanted.iter().filter(|key| !found(key)).map(|key| {
        contradiction(
            format!("the search misses order {key:?}"),
            "the order is found",
        )
    });
    let strange = unwanted.iter().filter(|key| found(key)).map(|key| {
        contradiction(
            format!("the search finds order {key:?}"),
            "the order is left out",
        )
    });
    Ok(Judgement::from_contradictions(
        missed.chain(strange).collect(),
        format!(
            "{} found and {} left out as expected",
            wanted.len(),
            unwanted.len()
        ),
    ))
}
