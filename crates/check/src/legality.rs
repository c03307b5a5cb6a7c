//! Whether steps that a request asked for are documented ones, by the states
//! that were shown before.

use std::collections::BTreeMap;

use countersign_contract::StateMachine;
use countersign_system::{Scalar, View};

use crate::Judgement;
use crate::evidence::Evidence;

/// How the steps of a request stand to the states before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Legality {
    /// Each is a documented step.
    Legal,
    /// None is undocumented, and one leads nowhere.
    Idle,
    /// One at least is no documented step.
    Illegal,
}

/// Judges the argument `changes` (by entity, what was asked for at which path)
/// by the `before` lookups. `nowhere`: the request names what does not exist.
pub(crate) fn legality(evidence: &Evidence<'_>) -> Result<Legality, Judgement> {
    let changes: BTreeMap<String, BTreeMap<String, String>> = evidence.argument("changes")?;
    if evidence.flag("nowhere")? {
        return Ok(Legality::Illegal);
    }
    let field = evidence.system.status_field();
    let Some(machine) = evidence.system.contract().machine_of(field) else {
        return Err(Judgement::Unjudged(format!("{field} has no state machine")));
    };
    let mut views: Vec<View> = Vec::new();
    for lookup in evidence.all("before")? {
        views.extend(evidence.shown(lookup)?.into_views());
    }
    let mut found = Legality::Legal;
    for (key, wanted) in &changes {
        let view = views.iter().find(|view| view.key == *key);
        let view = view.ok_or_else(|| {
            Judgement::Unjudged(format!("order {key:?} was not shown before the step"))
        })?;
        for (path, to) in wanted {
            match view.value(path) {
                Scalar::Text(from) if from == to => {
                    if found == Legality::Legal {
                        found = Legality::Idle;
                    }
                }
                Scalar::Text(from)
                    if machine.allows(from, to)
                        && !machine.is_internal(from)
                        && !machine.is_internal(to) => {}
                _ => found = Legality::Illegal,
            }
        }
    }
    Ok(found)
}

/// Whether the status of an element has changed, between two states of an
/// entity, in a way that counts (from, to, and the machine of the status).
pub(crate) fn has_stepped(
    evidence: &Evidence<'_>,
    old: &View,
    new: &View,
    counts: impl Fn(&StateMachine, &str, &str) -> bool,
) -> bool {
    let field = evidence.system.status_field();
    let Some(machine) = evidence.system.contract().machine_of(field) else {
        return false;
    };
    let mut statuses = old.facts.iter().filter(|(_, fact)| fact.field == field);
    statuses.any(|(path, fact)| match (&fact.value, new.value(path)) {
        (Scalar::Text(from), Scalar::Text(to)) => from != to && counts(machine, from, to),
        _ => false,
    })
}
