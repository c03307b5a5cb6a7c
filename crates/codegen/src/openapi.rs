//! An OpenAPI 3.1 document of all operations.

use countersign_contract::{Body, Contract, Message, Operation, Response, Shape};
use serde_json::{Map, Value, json};

use crate::{Artifact, header, json_schema};

/// Name of the security scheme.
const SCHEME: &str = "apiKey";

/// The document.
pub(crate) fn artifact(contract: &Contract, folder: &str) -> Artifact {
    let mut document = json!({
        "openapi": "3.1.0",
        "info": {
            "title": contract.title,
            "version": "1",
            "description": "As its pages document it, with our rulings on what they leave open.",
        },
        // The base URL differs between environments and is given to a run.
        "servers": [{ "url": "/" }],
    });
    let mut components = Map::new();
    if let Some(header) = &contract.credential_header {
        document["security"] = json!([{ SCHEME: [] }]);
        let scheme = json!({ SCHEME: { "type": "apiKey", "in": "header", "name": header } });
        components.insert("securitySchemes".to_owned(), scheme);
    }
    let schemas: Map<String, Value> = contract
        .messages
        .iter()
        .map(|message| {
            let schema = json_schema::of_message(contract, message);
            (message.name.clone(), Value::Object(schema))
        })
        .collect();
    components.insert("schemas".to_owned(), schemas.into());
    let mut paths = Map::new();
    for operation in &contract.operations {
        let item = paths
            .entry(operation.path.clone())
            .or_insert_with(|| json!({}));
        item[operation.method.as_str().to_ascii_lowercase()] = call(contract, operation);
    }
    document["paths"] = paths.into();
    document["components"] = components.into();
    Artifact {
        path: format!("{folder}/openapi.json"),
        text: header::json("x-generated-by", &document),
    }
}

fn call(contract: &Contract, operation: &Operation) -> Value {
    let mut out = json!({ "operationId": operation.id, "summary": operation.title });
    let parameters: Vec<Value> = operation
        .path
        .split('{')
        .skip(1)
        .filter_map(|part| part.split('}').next())
        .map(|name| json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } }))
        .collect();
    if !parameters.is_empty() {
        out["parameters"] = parameters.into();
    }
    if let Some(body) = &operation.request {
        out["requestBody"] = json!({ "required": true, "content": content(contract, body) });
    }
    let mut responses = Map::new();
    for response in &operation.responses {
        let mut entry = json!({ "description": reason(response.status) });
        if let Some(body) = &response.body {
            entry["content"] = content(contract, body);
        }
        responses.insert(response.status.to_string(), entry);
    }
    let success = |response: &Response| (200..300).contains(&response.status);
    if !operation.responses.iter().any(success) {
        let silent = json!({ "description": "Accepted; no page shows what is answered." });
        responses.insert("2XX".to_owned(), silent);
    }
    out["responses"] = responses.into();
    out
}

fn content(contract: &Contract, body: &Body) -> Value {
    let one = json!({ "$ref": format!("#/components/schemas/{}", body.message) });
    let list = json!({ "type": "array", "items": one });
    let schema = match body.shape {
        Shape::One => one,
        Shape::List => list,
        Shape::OneOrList => json!({ "anyOf": [one, list] }),
    };
    let mut media = json!({ "schema": schema });
    if let Some(example) = contract.message(&body.message).and_then(example) {
        media["example"] = if body.shape == Shape::List {
            json!([example])
        } else {
            example
        };
    }
    let mut content = Map::new();
    content.insert(contract.media_type.clone(), media);
    content.into()
}

fn example(message: &Message) -> Option<Value> {
    serde_json::from_str(message.example.as_ref()?).ok()
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
