//! Standing: the body of every answer of `all` for which the contract shows
//! one is valid as that message. Of what a search finds only the entities of
//! the argument `keys` are judged, where it is given: others may share the
//! target.

use countersign_contract::{Body, Effect, Instance};
use countersign_journal::Exchange;
use countersign_system::{Scalar, System, View};

use crate::evidence::Evidence;
use crate::shown::is_void;
use crate::tree::shorten;
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let keys: Option<Vec<String>> = evidence.argument("keys")?;
    let named = |key: &String| keys.as_ref().is_none_or(|keys| keys.contains(key));
    let mut contradictions = Vec::new();
    let mut judged = 0;
    for exchange in evidence.all("all")? {
        let Some(response) = exchange.response() else {
            continue;
        };
        let Some((body, effect)) = documented(evidence, exchange, response.status) else {
            continue;
        };
        let blank = response.body.0.iter().all(u8::is_ascii_whitespace);
        // A lookup that finds nothing may say so with nothing.
        if effect == Effect::Show && (blank || response.status == 204) {
            continue;
        }
        judged += 1;
        let mut report = |at: Option<String>, message: String| {
            contradictions.push(Contradiction {
                message: format!("the body of a {} is not valid: {message}", response.status),
                expected: format!("the documented {}", body.message),
                seen: shorten(&response.body.to_text()),
                at,
                exchange: Some(exchange.id),
            });
        };
        let tree = match evidence.read(exchange, &response.body).as_ref().clone() {
            Ok(tree) => tree,
            Err(unreadable) => {
                report(None, unreadable);
                continue;
            }
        };
        if effect == Effect::Show && is_void(&tree) {
            continue;
        }
        let Some(instances) = body.instances(tree) else {
            report(None, "it is no list".to_owned());
            continue;
        };
        let views = match evidence.shown(exchange) {
            Ok(shown) => shown.into_views(),
            Err(_) => Vec::new(),
        };
        for view in views
            .iter()
            .filter(|view| effect != Effect::Find || named(&view.key))
        {
            for (at, state) in unlisted(evidence.system, view) {
                report(Some(at), format!("no page lists the state {state:?}"));
            }
        }
        for (index, instance) in instances.into_iter().enumerate() {
            let view = views.get(index);
            if effect == Effect::Find && view.is_some_and(|view| !named(&view.key)) {
                continue;
            }
            // What the target still works on need not have its final form.
            let is_pending = view.is_some_and(|view| evidence.system.is_pending(view));
            let message = refers(evidence, &instance).unwrap_or(body.message.as_str());
            let bytes = evidence.system.write(&instance.tree);
            match evidence.system.validate(message, &bytes) {
                Ok(violations) => {
                    let violations = violations.into_iter();
                    for violation in violations.filter(|it| !is_pending || it.rule != "required") {
                        let at = instance.locate(&violation.path);
                        report(Some(at), violation.message);
                    }
                }
                Err(unreadable) => report(Some(instance.at), unreadable.message),
            }
        }
    }
    if judged == 0 {
        return Ok(Judgement::Nothing);
    }
    Ok(Judgement::from_contradictions(
        contradictions,
        format!("{judged} bodies are valid"),
    ))
}

/// The states that a view shows and the state machine does not have, each with
/// its place.
fn unlisted(system: &dyn System, view: &View) -> Vec<(String, String)> {
    let Some(machine) = system.contract().machine_of(system.status_field()) else {
        return Vec::new();
    };
    let facts = view.facts.values();
    let statuses = facts.filter(|fact| fact.field == system.status_field());
    statuses
        .filter_map(|fact| match &fact.value {
            Scalar::Text(name) if !name.is_empty() && !machine.has(name) => {
                Some((fact.pointer.clone(), name.clone()))
            }
            _ => None,
        })
        .collect()
}

/// The message of references, where an instance is one in place of what it
/// refers to.
fn refers<'a>(evidence: &Evidence<'a>, instance: &Instance) -> Option<&'a str> {
    let root = instance.root.strip_prefix('/')?;
    let message = evidence.system.reference_message()?;
    let reference = evidence.system.contract().message(message)?;
    (reference.root.as_deref() == Some(root)).then_some(message)
}

/// The body that the contract shows for a status of the exchange's operation,
/// where any 2xx stands for the documented one.
pub(super) fn documented<'a>(
    evidence: &Evidence<'a>,
    exchange: &Exchange,
    status: u16,
) -> Option<(&'a Body, Effect)> {
    let operation = evidence
        .system
        .contract()
        .operation(exchange.operation.as_deref()?)?;
    let response = operation.response(status).or_else(|| {
        (200..300)
            .contains(&status)
            .then(|| {
                operation
                    .responses
                    .iter()
                    .find(|response| response.status / 100 == 2)
            })
            .flatten()
    })?;
    // Whether a 5xx is the documented one is for the check of statuses to tell.
    (status < 500).then_some((response.body.as_ref()?, operation.effect))
}
