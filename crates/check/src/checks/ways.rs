//! From each `lookup` to the next the elements of the keyed list have taken
//! documented ways only: every state is reached from the one before.

use countersign_system::{Scalar, View};

use crate::evidence::Evidence;
use crate::shown::Shown;
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let field = evidence.system.status_field();
    let Some(machine) = evidence.system.contract().machine_of(field) else {
        return Err(Judgement::Unjudged(format!("{field} has no state machine")));
    };
    let mut contradictions = Vec::new();
    let mut before: Option<View> = None;
    let mut seen = 0;
    for lookup in evidence.some("lookup")? {
        let Shown::Views(mut views) = evidence.shown(lookup)? else {
            continue;
        };
        let Some(now) = views.pop() else { continue };
        for (path, fact) in now.facts.iter().filter(|(_, fact)| fact.field == field) {
            let Scalar::Text(is) = &fact.value else {
                continue;
            };
            seen += 1;
            let mut contradiction = |message: String, expected: String| {
                contradictions.push(Contradiction {
                    message,
                    expected,
                    seen: is.clone(),
                    at: Some(fact.pointer.clone()),
                    exchange: Some(lookup.id),
                });
            };
            if !machine.states.iter().any(|state| state.name == *is) {
                contradiction(
                    format!("{path} shows a state that no page lists"),
                    "a documented state".to_owned(),
                );
                continue;
            }
            let was = before.as_ref().map(|view| view.value(path));
            let Some(Scalar::Text(was)) = was else {
                continue;
            };
            let left = machine.is_internal(was) && !machine.is_internal(is);
            if was != is && !left && machine.way(was, is).is_none() {
                contradiction(
                    format!("{path} has taken no documented way"),
                    format!("what leads on from {was}"),
                );
            }
        }
        before = Some(now);
    }
    if seen == 0 {
        return Err(Judgement::Unjudged(format!("{field} was never shown")));
    }
    Ok(Judgement::from_contradictions(
        contradictions,
        format!("{seen} states, each reached from the one before"),
    ))
}
