//! Each `after` shows the same whole state as the `before` beside it. Where
//! `unless` was accepted nothing is said: that it was is for the check of its
//! refusal to tell.

use std::collections::BTreeSet;

use countersign_journal::ExchangeId;
use countersign_system::View;

use crate::evidence::Evidence;
use crate::shown::{Shown, shown};
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let before = evidence.all("before")?;
    let after = evidence.all("after")?;
    if before.is_empty() || before.len() != after.len() {
        return Err(Judgement::Unjudged(
            "no state before and after was observed".to_owned(),
        ));
    }
    if evidence.was_accepted("unless")? {
        return Err(Judgement::NotAssessable(
            "the request was accepted".to_owned(),
        ));
    }
    let mut contradictions = Vec::new();
    for (before, after) in before.into_iter().zip(after) {
        match (
            shown(evidence.system, before)?,
            shown(evidence.system, after)?,
        ) {
            (Shown::Nothing, Shown::Nothing) => {
                return Err(Judgement::Unjudged(
                    "the order was not shown before either".to_owned(),
                ));
            }
            (old @ Shown::Views(_), new @ Shown::Views(_)) => {
                let (old, new) = (old.into_view()?, new.into_view()?);
                let phrase = "is not what it was";
                contradictions.extend(differences(&old, &new, after.id, phrase, |_| true));
            }
            (Shown::Nothing, Shown::Views(_)) => {
                let message = "an order has appeared";
                contradictions.push(changed(after.id, message, "nothing", "the order"));
            }
            (Shown::Views(_), Shown::Nothing) => {
                let message = "the order has vanished";
                contradictions.push(changed(after.id, message, "the order", "nothing"));
            }
        }
    }
    Ok(Judgement::from_contradictions(
        contradictions,
        "the whole state is as it was",
    ))
}

fn changed(exchange: ExchangeId, message: &str, expected: &str, seen: &str) -> Contradiction {
    Contradiction {
        message: message.to_owned(),
        expected: expected.to_owned(),
        seen: seen.to_owned(),
        at: None,
        exchange: Some(exchange),
    }
}

/// What differs between two states of one entity, at the paths of interest:
/// the `phrase` says of each what is wrong with it.
pub(super) fn differences(
    old: &View,
    new: &View,
    exchange: ExchangeId,
    phrase: &str,
    of_interest: impl Fn(&str) -> bool,
) -> Vec<Contradiction> {
    let paths: BTreeSet<&String> = old.facts.keys().chain(new.facts.keys()).collect();
    paths
        .into_iter()
        .filter(|path| of_interest(path))
        .filter(|path| !old.value(path).agrees(new.value(path)))
        .map(|path| Contradiction {
            message: format!("{path} of {:?} {phrase}", new.key),
            expected: old.value(path).to_string(),
            seen: new.value(path).to_string(),
            at: new.facts.get(path).map(|fact| fact.pointer.clone()),
            exchange: Some(exchange),
        })
        .collect()
}
