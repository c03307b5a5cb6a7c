//! Whether a target has answered all alike, whatever it was asked.

use std::collections::BTreeSet;

use countersign_contract::Effect;

use crate::evidence::{Evidence, told};

/// Checks that are about the answers themselves, whatever they show.
const OF_ANSWERS: [&str; 5] = ["bounded", "given", "media_type", "message", "status"];

/// Why what was observed shows nothing, where the target has given one and the
/// same answer to everything in the scenario so far, to what makes an entity as
/// to what shows one: nothing of it is about what was asked.
pub(crate) fn indifference(evidence: &Evidence<'_>) -> Option<String> {
    if OF_ANSWERS.contains(&evidence.claim.check.as_str()) {
        return None;
    }
    let contract = evidence.system.contract();
    let mut effects = BTreeSet::new();
    let mut answers = Vec::new();
    for exchange in evidence.exchanges.all() {
        let called = exchange.operation.as_deref();
        let effect = called.and_then(|id| contract.operation(id));
        effects.extend(effect.map(|operation| match operation.effect {
            Effect::Create | Effect::Change | Effect::Dismiss => "changes",
            Effect::Show | Effect::Find | Effect::Part | Effect::News => "shows",
        }));
        answers.push(exchange.response()?);
    }
    let (first, others) = answers.split_first()?;
    let is_alike = others
        .iter()
        .all(|other| other.status == first.status && other.body == first.body);
    (is_alike && effects.len() > 1).then(|| {
        format!(
            "the target answers all alike, whatever is asked, so that this shows nothing: {}",
            told(first)
        )
    })
}
