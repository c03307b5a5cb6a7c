//! The `shown` state has a member for every value of the `sent` request that
//! the documented example of the state has a member for.

use super::reads_back::{Judged, intended};
use crate::evidence::Evidence;
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let key: String = evidence.argument("key")?;
    let exchange = evidence.one("shown")?;
    let wanted = intended(evidence, evidence.one("sent")?, &key)?;
    let state = evidence.shown(exchange)?.into_view()?;
    let judged = Judged::new(evidence)?;
    let contract = evidence.system.contract();
    let is_documented = |field: &str| {
        contract
            .messages
            .iter()
            .any(|message| !message.request && message.field(field).is_some())
    };
    let contradictions = wanted
        .facts
        .iter()
        .filter(|(path, fact)| {
            judged.covers(&fact.field)
                && is_documented(&fact.field)
                && !state.facts.contains_key(*path)
                && !state.facts.values().any(|other| other.field == fact.field)
        })
        .map(|(path, fact)| Contradiction {
            message: format!("{path} of {key:?} was sent and no such member is shown"),
            expected: fact.value.to_string(),
            seen: "no member".to_owned(),
            at: None,
            exchange: Some(exchange.id),
        })
        .collect();
    Ok(Judgement::from_contradictions(
        contradictions,
        "every documented member is shown",
    ))
}
