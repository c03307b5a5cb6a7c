//! The answer of the `news` names each report of the argument `wanted` and
//! none of `unwanted`.

use crate::evidence::{Evidence, answer, answered_otherwise};
use crate::tellings::tellings;
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let wanted: Vec<String> = evidence.argument("wanted")?;
    let unwanted: Vec<String> = evidence.argument("unwanted")?;
    let exchange = evidence.one("news")?;
    let response = answer(exchange)?;
    if !response.is_success() {
        return Err(answered_otherwise(exchange, response));
    }
    let listed: Vec<String> = tellings(evidence, &[exchange])?
        .into_iter()
        .map(|telling| telling.news.id)
        .collect();
    let contradiction = |id: &String, message: &str, expected: &str| Contradiction {
        message: format!("report {id:?} {message}"),
        expected: expected.to_owned(),
        seen: format!("{} reports: {}", listed.len(), listed.join(", ")),
        at: None,
        exchange: Some(exchange.id),
    };
    let missed = wanted
        .iter()
        .filter(|id| !listed.contains(id))
        .map(|id| contradiction(id, "is not listed", "it is listed"));
    let strange = unwanted
        .iter()
        .filter(|id| listed.contains(id))
        .map(|id| contradiction(id, "is listed", "it is left out"));
    Ok(Judgement::from_contradictions(
        missed.chain(strange).collect(),
        "listed as asked for",
    ))
}
