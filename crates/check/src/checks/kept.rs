//! What `all` show of an entity is what the `plain` requests gave it: those
//! that an accepted one brought into being show each documented value that it
//! sent, and nothing that only a request can bring and none has brought, until
//! another request names them; what was refused is not shown. Argument `keys`: the entities of the scenario,
//! where answers show others too.
//!
//! An entity that several requests may have made, or one that was not plain, is
//! left to the claims of the scenario.

use std::collections::BTreeSet;

use countersign_contract::Effect;

use crate::Judgement;
use crate::edited::Edited;
use crate::evidence::Evidence;
use crate::given::{Extent, Given};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let keys: BTreeSet<String> = evidence.argument("keys")?;
    let plain = evidence.all("plain")?;
    let mut given = Given::new(plain, Edited::of(evidence)?);
    for exchange in evidence.all("all")? {
        let operation = exchange.operation.as_deref().unwrap_or_default();
        let known = evidence.system.contract().operation(operation);
        match known.map(|known| known.effect) {
            Some(Effect::Create) => given.created(evidence, exchange, operation),
            Some(Effect::Change) => given.changed(evidence, exchange, operation),
            Some(Effect::Show) => given.shown(evidence, exchange, &keys, Extent::Whole),
            Some(Effect::Part) => given.shown(evidence, exchange, &keys, Extent::Elements),
            Some(Effect::Find) => given.shown(evidence, exchange, &keys, Extent::Any),
            Some(Effect::News | Effect::Dismiss) | None => {}
        }
    }
    let missing = given.finish().or(given.strange.take());
    if let (Some(missing), true) = (missing, given.contradictions.is_empty()) {
        return Err(Judgement::Unjudged(missing));
    }
    if given.compared == 0 && given.contradictions.is_empty() {
        return Err(Judgement::Nothing);
    }
    Ok(Judgement::from_contradictions(
        given.contradictions,
        format!("{} values are shown as they were given", given.compared),
    ))
}
