//! The state `after` is the state `before` with what every `sent` request
//! asked for, and with the `changes` of the argument (what is wanted at which
//! path), which the `step`s asked for. Where a step was not taken nothing is
//! said: that it was not is for another check to tell. Argument `scope`:
//! `named` judges what the requests named, `others` all that they did not
//! name; there a status of a changed element, and any stamp, may move by
//! itself. `self_moving`: the target takes steps of its own.

use std::collections::BTreeMap;

use countersign_system::{Fact, Scalar, View};

use super::unchanged::differences;
use crate::evidence::Evidence;
use crate::legality::has_stepped;
use crate::shown::Shown;
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let scope: String = evidence.argument("scope")?;
    let after = evidence.one("after")?;
    let before = evidence.shown(evidence.one("before")?)?.into_view()?;
    let new = match evidence.shown(after)? {
        Shown::Nothing => {
            return Ok(Judgement::contradicted(
                after.id,
                "the order has vanished",
                "the changed order",
                "nothing",
            ));
        }
        views => views.into_view()?,
    };
    let mut wanted = before.clone();
    let mut named = Vec::new();
    for sent in evidence.all("sent")? {
        let operation = sent.operation.as_deref().unwrap_or_default();
        let tree = evidence.sent_tree(sent)?;
        for view in evidence.system.intent(operation, &tree) {
            for (path, fact) in view.facts {
                replace_siblings(&mut wanted, &path, &mut named);
                named.push(path.clone());
                wanted.facts.insert(path, fact);
            }
        }
    }
    let changes: Option<BTreeMap<String, String>> = evidence.argument("changes")?;
    for (path, status) in changes.unwrap_or_default() {
        named.push(path.clone());
        let known = wanted.facts.entry(path).or_insert_with(|| Fact {
            value: Scalar::Empty,
            field: evidence.system.status_field().to_owned(),
            pointer: String::new(),
            required: false,
        });
        known.value = Scalar::Text(status);
    }
    if let Some(early) = untaken(evidence)? {
        return Err(early);
    }
    let steps = evidence.all("step")?;
    if named.is_empty() && (scope == "named" || steps.is_empty()) {
        return Err(Judgement::Unjudged(
            "the request asked for nothing".to_owned(),
        ));
    }
    // Gone on from the status that it should have come to, or stood in.
    if evidence.flag("self_moving")?
        && has_stepped(evidence, &wanted, &new, |machine, from, to| {
            machine.way(from, to).is_some()
        })
    {
        return Err(Judgement::NotAssessable(
            "the target has taken a documented step of its own since".to_owned(),
        ));
    }
    let is_named = |path: &str| named.iter().any(|name| name == path);
    let contradictions: Vec<Contradiction> = if scope == "named" {
        differences(&wanted, &new, after.id, "is not what was sent", is_named)
    } else {
        let stamp = evidence.system.stamp_field();
        let may_move = |path: &str| {
            let fact = new.facts.get(path).or_else(|| wanted.facts.get(path));
            // A target may keep one stamp for the whole order.
            fact.is_some_and(|fact| {
                fact.field == stamp
                    || evidence.system.moves(&fact.field)
                        && (!named.iter().any(|name| same_list(name, path))
                            || named.iter().any(|name| same_element(name, path)))
            })
        };
        differences(&wanted, &new, after.id, "is not what it was", |path| {
            !is_named(path) && !may_move(path)
        })
    };
    let met = if scope == "named" {
        "all that was sent is shown"
    } else {
        "nothing else has changed"
    };
    Ok(Judgement::from_contradictions(contradictions, met))
}

/// Why nothing is said, where a step was not taken.
pub(super) fn untaken(evidence: &Evidence<'_>) -> Result<Option<Judgement>, Judgement> {
    let steps = evidence.all("step")?;
    let mut untaken = steps.iter().filter(|step| !evidence.is_accepted(step));
    Ok(untaken.next().map(|_| Judgement::Nothing))
}

/// A list that is sent replaces the list that was: its former elements are
/// wanted no more, and count as named.
fn replace_siblings(wanted: &mut View, path: &str, named: &mut Vec<String>) {
    let Some(list) = path
        .strip_suffix(']')
        .and_then(|rest| rest.rfind('[').map(|at| &path[..=at]))
    else {
        return;
    };
    let former: Vec<String> = wanted
        .facts
        .keys()
        .filter(|known| known.starts_with(list) && known.ends_with(']') && !named.contains(known))
        .cloned()
        .collect();
    for known in former {
        if let Some(fact) = wanted.facts.get_mut(&known) {
            fact.value = Scalar::Empty;
        }
        named.push(known);
    }
}

/// Whether two paths stand in the same outermost list.
fn same_list(left: &str, right: &str) -> bool {
    let list = |path: &str| path.find('[').map(|at| path[..at].to_owned());
    list(left).is_some() && list(left) == list(right)
}

/// Whether two paths stand in the same element of the same outermost list.
fn same_element(left: &str, right: &str) -> bool {
    let element = |path: &str| path.find(']').map(|at| path[..=at].to_owned());
    element(left).is_some() && element(left) == element(right)
}
