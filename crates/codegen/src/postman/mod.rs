//! A Postman collection, format 2.1: one request an operation with its body,
//! and an example of each answer that the pages show.

mod request;

use countersign_contract::{Contract, Operation, Response};
use serde_json::{Map, Value, json};

use self::request::Request;
use crate::{Artifact, sample, status};

/// The address by which the format is told.
const FORMAT: &str = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";

/// Variable that holds the base URL.
const BASE_URL: &str = "baseUrl";
/// Variable that holds the credential.
const CREDENTIAL: &str = "credential";

/// The collection. What differs between environments are its variables: the
/// base URL and the credential, which is left empty.
pub(crate) fn artifact(contract: &Contract) -> Artifact {
    let mut collection = json!({
        "info": {
            "name": contract.title,
            "description": "As its pages document it, with the rulings on what they leave open.",
            "schema": FORMAT,
        },
    });
    let items = contract.operations.iter().map(|one| item(contract, one));
    collection["item"] = items.collect();
    let mut variables = vec![variable(BASE_URL, "http://127.0.0.1:8080")];
    if let Some(header) = &contract.credential_header {
        variables.push(variable(CREDENTIAL, ""));
        let part = |key: &str, value: &str| json!({ "key": key, "value": value, "type": "string" });
        collection["auth"] = json!({
            "type": "apikey",
            "apikey": [
                part("key", header),
                part("value", &format!("{{{{{CREDENTIAL}}}}}")),
                part("in", "header"),
            ],
        });
    }
    collection["variable"] = variables.into();
    Artifact {
        path: format!("{}.postman_collection.json", contract.system),
        text: format!("{collection:#}\n"),
    }
}

fn variable(key: &str, value: &str) -> Value {
    json!({ "key": key, "value": value, "type": "string" })
}

fn item(contract: &Contract, operation: &Operation) -> Value {
    let request = Request {
        contract,
        operation,
    };
    let responses = operation.responses.iter();
    let responses = responses.map(|response| saved(contract, &request, response));
    json!({
        "name": operation.title,
        "request": request.to_json(),
        "response": responses.collect::<Vec<_>>(),
    })
}

/// A saved answer.
fn saved(contract: &Contract, request: &Request<'_>, response: &Response) -> Value {
    let reason = status::reason(response.status);
    let mut saved = Map::new();
    let mut set = |key: &str, value: Value| saved.insert(key.to_owned(), value);
    set("name", format!("{} {reason}", response.status).into());
    set("originalRequest", request.to_json());
    set("status", reason.into());
    set("code", response.status.into());
    let body = response.body.as_ref();
    if let Some(text) = body.and_then(|body| sample::body(contract, body)) {
        let label = json!({ "key": "Content-Type", "value": contract.media_type });
        set("_postman_previewlanguage", language(contract).into());
        set("header", json!([label]));
        set("body", text.into());
    } else {
        set("header", json!([]));
    }
    saved.into()
}

/// What Postman calls the wire form.
fn language(contract: &Contract) -> &'static str {
    if contract.is_xml() { "xml" } else { "json" }
}
