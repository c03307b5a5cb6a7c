//! A call: one operation, or those that share its method and path.

use countersign_contract::{Body, Contract, Facet, Message, Operation, Response, Shape};
use serde_json::{Map, Value, json};

use super::{parameter, xml};

/// The OpenAPI operation.
pub(super) fn of(contract: &Contract, operations: &[&Operation]) -> Value {
    let titles: Vec<&str> = operations.iter().map(|one| one.title.as_str()).collect();
    let mut out = json!({
        "operationId": super::call_id(operations),
        "summary": titles.join(" / "),
    });
    let is_deprecated = |one: &&Operation| {
        let mut kept = one.unjudged.iter();
        kept.any(|kept| Facet::DEPRECATED.is(kept))
    };
    if operations.iter().all(is_deprecated) {
        out["deprecated"] = true.into();
    }
    let parameters = parameter::all(operations);
    if !parameters.is_empty() {
        out["parameters"] = parameters.into();
    }
    let requests: Vec<&Body> = operations
        .iter()
        .filter_map(|operation| operation.request.as_ref())
        .collect();
    if !requests.is_empty() {
        out["requestBody"] = json!({ "required": true, "content": content(contract, &requests) });
    }
    out["responses"] = responses(contract, operations).into();
    out
}

/// The documented answers of all operations, by status.
fn responses(contract: &Contract, operations: &[&Operation]) -> Map<String, Value> {
    let documented = || operations.iter().flat_map(|operation| &operation.responses);
    let mut responses = Map::new();
    for response in documented() {
        let mut entry = json!({ "description": reason(response.status) });
        let bodies: Vec<&Body> = documented()
            .filter(|other| other.status == response.status)
            .filter_map(|other| other.body.as_ref())
            .collect();
        if !bodies.is_empty() {
            entry["content"] = content(contract, &bodies);
        }
        responses.insert(response.status.to_string(), entry);
    }
    let success = |response: &Response| (200..300).contains(&response.status);
    if !documented().any(success) {
        let silent = json!({ "description": "Accepted; no page shows what is answered." });
        responses.insert("2XX".to_owned(), silent);
    }
    responses
}

/// A body, or one of several, which their root elements tell apart.
fn content(contract: &Contract, bodies: &[&Body]) -> Value {
    let media = match bodies {
        [body] => {
            let mut media = json!({ "schema": schema(contract, body) });
            let message = contract.message(&body.message);
            if let Some(example) = message.and_then(|message| example(message, body)) {
                media["example"] = example;
            }
            media
        }
        _ => {
            let schemas: Vec<Value> = bodies.iter().map(|body| schema(contract, body)).collect();
            json!({ "schema": { "oneOf": schemas } })
        }
    };
    let mut content = Map::new();
    content.insert(contract.media_type.clone(), media);
    content.into()
}

fn schema(contract: &Contract, body: &Body) -> Value {
    let one = json!({ "$ref": format!("#/components/schemas/{}", body.message) });
    let mut list = json!({ "type": "array", "items": one });
    if let Some(wrapper) = &body.wrapper {
        let mut xml = xml::name(contract, wrapper);
        xml["wrapped"] = true.into();
        list["xml"] = xml;
    }
    match body.shape {
        Shape::One => one,
        Shape::List => list,
        Shape::OneOrList => json!({ "anyOf": [one, list] }),
    }
}

/// An example of the body, where it is one message, or can be made of one.
fn example(message: &Message, body: &Body) -> Option<Value> {
    let text = message.example.as_ref()?;
    match (&message.root, body.shape) {
        (Some(_), Shape::List) => None,
        (Some(_), _) => Some(text.clone().into()),
        (None, shape) => {
            let example: Value = serde_json::from_str(text).ok()?;
            Some(if shape == Shape::List {
                json!([example])
            } else {
                example
            })
        }
    }
}

/// What a status means (RFC 9110 §15), as far as pages use it.
fn reason(status: u16) -> &'static str {
    match status {
        200 => "Accepted.",
        201 => "Created.",
        204 => "Accepted, nothing to show.",
        400 => "The request is wrong.",
        401 | 403 => "The credentials are missing or wrong.",
        404 => "Not found.",
        409 => "In conflict with what is stored.",
        500 => "The request, or something inside, failed.",
        _ => "Documented.",
    }
}
