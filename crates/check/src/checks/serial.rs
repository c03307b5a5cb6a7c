//! The state `after` is one that the accepted `step`s bring about one after the
//! other, in whichever order, from the state `before`: of requests at the same
//! time each sees what the one before it has done. `self_moving`: the target
//! takes steps of its own.

use std::collections::BTreeMap;

use countersign_contract::StateMachine;
use countersign_system::{Scalar, StatusChange, View};

use crate::evidence::Evidence;
use crate::{Contradiction, Judgement};

/// So many requests at once are put into every order.
const MOST: usize = 6;

/// Statuses by the ids of elements.
type Standing = BTreeMap<String, String>;

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let field = evidence.system.status_field();
    let Some(machine) = evidence.system.contract().machine_of(field) else {
        return Err(Judgement::Unjudged(format!("{field} has no state machine")));
    };
    let before = standing(
        evidence,
        &evidence.shown(evidence.one("before")?)?.into_view()?,
    );
    let after_exchange = evidence.one("after")?;
    let after = standing(evidence, &evidence.shown(after_exchange)?.into_view()?);
    let mut accepted = Vec::new();
    for step in evidence.all("step")? {
        if evidence.is_accepted(step) {
            let operation = step.operation.as_deref().unwrap_or_default();
            let tree = evidence.sent_tree(step)?;
            accepted.push(evidence.system.asked(operation, &tree));
        }
    }
    if accepted.is_empty() || accepted.len() > MOST {
        return Err(Judgement::Unjudged(format!(
            "{} of the steps were taken",
            accepted.len()
        )));
    }
    let moves_itself = evidence.flag("self_moving")?;
    let came_to = |wanted: &Standing| {
        wanted.iter().all(|(id, status)| {
            let shown = after.get(id).map_or("", String::as_str);
            shown == status || moves_itself && machine.way(status, shown).is_some()
        })
    };
    if any_order(machine, &before, &accepted, &came_to) {
        return Ok(Judgement::Met(format!(
            "what {} steps make one after the other",
            accepted.len()
        )));
    }
    let told = |standing: &Standing| {
        let statuses = standing
            .iter()
            .map(|(id, status)| format!("{id}: {status}"));
        statuses.collect::<Vec<_>>().join(", ")
    };
    Ok(Judgement::Contradicted(vec![Contradiction {
        message: "steps sent at the same time were taken, and lead to this state in no order"
            .to_owned(),
        expected: "what the steps lead to, one after the other in any order".to_owned(),
        seen: told(&after),
        at: None,
        exchange: Some(after_exchange.id),
    }]))
}

/// Whether the steps, in any order in which each is a documented one, come to
/// what is wanted.
fn any_order(
    machine: &StateMachine,
    at: &Standing,
    left: &[Vec<StatusChange>],
    came_to: &impl Fn(&Standing) -> bool,
) -> bool {
    if left.is_empty() {
        return came_to(at);
    }
    (0..left.len()).any(|place| {
        let mut rest = left.to_vec();
        let changes = rest.remove(place);
        stepped(machine, at, &changes).is_some_and(|next| any_order(machine, &next, &rest, came_to))
    })
}

/// Where the elements stand after a request; `None` where one of its steps is
/// no documented one.
fn stepped(machine: &StateMachine, at: &Standing, changes: &[StatusChange]) -> Option<Standing> {
    let mut next = at.clone();
    for change in changes {
        let is_named = |id: &String| change.element.as_ref().is_none_or(|named| named == id);
        for (_, status) in next.iter_mut().filter(|(id, _)| is_named(id)) {
            if *status != change.status && !machine.allows(status, &change.status) {
                return None;
            }
            status.clone_from(&change.status);
        }
    }
    Some(next)
}

/// The statuses of a state's elements, by their ids.
fn standing(evidence: &Evidence<'_>, view: &View) -> Standing {
    let (Some(id_field), status_field) = (
        evidence.system.element_id_field(),
        evidence.system.status_field(),
    ) else {
        return Standing::new();
    };
    let element = |path: &str| path.find(']').map(|at| path[..=at].to_owned());
    let text = |value: &Scalar| match value {
        Scalar::Text(text) | Scalar::Number(text) => Some(text.clone()),
        _ => None,
    };
    let ids = view.facts.iter().filter(|(_, fact)| fact.field == id_field);
    ids.filter_map(|(path, id)| {
        let place = element(path)?;
        let mut statuses = view.facts.iter();
        let (_, status) = statuses.find(|(path, fact)| {
            fact.field == status_field && element(path).as_ref() == Some(&place)
        })?;
        Some((text(&id.value)?, text(&status.value)?))
    })
    .collect()
}
