//! The answer of each accepted `plain` request agrees with itself, and speaks of
//! what was sent: a text that the contract documents under one path in both is the same, and outcomes
//! are told of exactly those elements that the request named. `edited`: see
//! [`Edited`].

use countersign_contract::{Body, Contract, FieldPath, Kind, Message, Shape};
use countersign_journal::Exchange;
use countersign_system::Acceptance;
use serde_json::Value;

use crate::edited::Edited;
use crate::evidence::{Evidence, answer, called};
use crate::shown::Accepted;
use crate::tree::{brief, listed, select};
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let edited = Edited::of(evidence)?;
    let mut contradictions = Vec::new();
    let mut compared = 0;
    for exchange in evidence.all("plain")? {
        let accepted = evidence.acceptance(exchange);
        if !matches!(accepted, Ok(Accepted::Wholly | Accepted::InPart)) {
            continue;
        }
        let Ok(sent) = evidence.sent_tree(exchange) else {
            continue;
        };
        if !edited.is(exchange) {
            is_whole(evidence, exchange, &sent)?;
        }
        let Ok(got) = evidence.answer_tree(exchange) else {
            continue;
        };
        let told_twice = evidence.system.contradictions(&got);
        contradictions.extend(told_twice.into_iter().map(|message| Contradiction {
            message,
            expected: "an answer that agrees with itself".to_owned(),
            seen: brief(&got),
            at: None,
            exchange: Some(exchange.id),
        }));
        if accepted == Ok(Accepted::InPart) {
            continue;
        }
        for path in shared(evidence.system.contract(), exchange)? {
            if edited.covers(exchange, &path) {
                continue;
            }
            let (Some(sent), Some((at, got))) = (text(&sent, &path), text(&got, &path)) else {
                continue;
            };
            compared += 1;
            if sent.1 != got {
                contradictions.push(Contradiction {
                    message: format!("{path} is not answered as it was sent"),
                    expected: brief(sent.1),
                    seen: brief(got),
                    at: Some(at),
                    exchange: Some(exchange.id),
                });
            }
        }
        let operation = exchange.operation.as_deref().unwrap_or_default();
        if let Acceptance::Full(lines) = evidence.system.acceptance(operation, &got)
            && !lines.is_empty()
            && !edited.covers(exchange, evidence.system.stamp_field())
        {
            compared += 1;
            let mut told: Vec<String> = lines.into_iter().map(|line| line.key).collect();
            let mut named = elements(evidence, operation, &sent);
            told.sort();
            named.sort();
            if told != named {
                contradictions.push(Contradiction {
                    message: "the statuses are not those of the line items that were sent"
                        .to_owned(),
                    expected: listed(&named),
                    seen: listed(&told),
                    at: None,
                    exchange: Some(exchange.id),
                });
            }
        }
    }
    if compared == 0 && contradictions.is_empty() {
        return Err(Judgement::Nothing);
    }
    Ok(Judgement::from_contradictions(
        contradictions,
        format!("{compared} answers speak of what was sent"),
    ))
}

/// What was sent as it should be is as the contract wants it; else the record
/// is not what it says.
fn is_whole(evidence: &Evidence<'_>, exchange: &Exchange, sent: &Value) -> Result<(), Judgement> {
    let operation = exchange.operation.as_deref();
    let operation = operation.and_then(|id| evidence.system.contract().operation(id));
    let Some(operation) = operation else {
        return Ok(());
    };
    let Some(body) = &operation.request else {
        return Ok(());
    };
    let asked = evidence.system.asked(&operation.id, sent);
    let contract = evidence.system.contract();
    let machine = contract.machine_of(evidence.system.status_field());
    let is_listed = |name: &str| machine.is_none_or(|it| it.has(name));
    if let Some(change) = asked.iter().find(|change| !is_listed(&change.status)) {
        return Err(Judgement::Unjudged(format!(
            "{} was to ask for a state that a page lists, and asks for {:?}",
            called(exchange),
            change.status
        )));
    }
    for instance in body.instances(sent.clone()).unwrap_or_default() {
        let bytes = evidence.system.write(&instance.tree);
        let violations = evidence.system.validate(&body.message, &bytes);
        if let Some(violation) = violations.unwrap_or_default().into_iter().next() {
            return Err(Judgement::Unjudged(format!(
                "{} was to carry a whole {}, and does not: {}",
                called(exchange),
                body.message,
                violation.message
            )));
        }
    }
    Ok(())
}

/// The one text at a path, with its pointer.
fn text<'t>(tree: &'t Value, path: &str) -> Option<(String, &'t Value)> {
    let found = select(tree, path).into_iter().next()?;
    found.1.is_string().then_some(found)
}

/// The paths of texts, outside lists, that the contract documents both in what
/// was sent and in what is answered with this status.
fn shared(contract: &Contract, exchange: &Exchange) -> Result<Vec<String>, Judgement> {
    let response = answer(exchange)?;
    let operation = exchange.operation.as_deref();
    let Some(operation) = operation.and_then(|id| contract.operation(id)) else {
        return Ok(Vec::new());
    };
    let (Some(asked), Some(answered)) = (
        message(contract, operation.request.as_ref()),
        message(
            contract,
            operation
                .response(response.status)
                .and_then(|it| it.body.as_ref()),
        ),
    ) else {
        return Ok(Vec::new());
    };
    let fields = asked.fields.iter().filter(|field| {
        let is_text = |kinds: &[Kind]| kinds.contains(&Kind::Text);
        let other = answered.field(field.path.as_str());
        is_text(&field.kinds)
            && is_outside_lists(&field.path)
            && other.is_some_and(|other| is_text(&other.kinds))
    });
    Ok(fields.map(|field| field.path.to_string()).collect())
}

/// The message of a body that is no list.
fn message<'c>(contract: &'c Contract, body: Option<&Body>) -> Option<&'c Message> {
    let body = body.filter(|body| body.shape == Shape::One)?;
    contract.message(&body.message)
}

fn is_outside_lists(path: &FieldPath) -> bool {
    !path.as_str().contains('[')
}

/// The keys of the elements that a request names, in the list whose elements
/// have stamps.
fn elements(evidence: &Evidence<'_>, operation: &str, sent: &Value) -> Vec<String> {
    let stamp = evidence.system.stamp_field();
    let list = stamp.split("[n]").next().unwrap_or_default();
    let mut keys = Vec::new();
    for view in evidence.system.intent(operation, sent) {
        let mut of_view: Vec<String> = view
            .facts
            .keys()
            .filter_map(|path| {
                let rest = path.strip_prefix(list)?.strip_prefix('[')?;
                let (key, _) = rest.split_once(']')?;
                Some(key.split('#').next().unwrap_or(key).to_owned())
            })
            .collect();
        of_view.sort();
        of_view.dedup();
        keys.extend(of_view);
    }
    keys
}
