//! An OpenAPI 3.1 document of all operations.

mod call;
mod parameter;
mod xml;

use countersign_contract::{Contract, Operation};
use serde_json::{Map, Value, json};

use crate::structures::Structures;
use crate::{Artifact, header, json_schema};

/// Name of the security scheme.
const SCHEME: &str = "apiKey";

/// The document.
pub(crate) fn artifact(contract: &Contract, structures: &Structures, folder: &str) -> Artifact {
    let mut document = json!({
        "openapi": "3.1.0",
        "info": {
            "title": contract.title,
            "version": "1",
            "description": "As its pages document it, with our rulings on what they leave open.",
        },
        // The host differs between environments and is given to a run.
        "servers": servers(base(contract)),
    });
    let mut components = Map::new();
    if let Some(header) = &contract.credential_header {
        document["security"] = json!([{ SCHEME: [] }]);
        let scheme = json!({ SCHEME: { "type": "apiKey", "in": "header", "name": header } });
        components.insert("securitySchemes".to_owned(), scheme);
    }
    let schemas = if contract.is_xml() {
        xml::schemas(contract, structures)
    } else {
        let messages = contract.messages.iter();
        messages
            .map(|message| {
                let schema = json_schema::of_message(contract, message);
                (message.name.clone(), Value::Object(schema))
            })
            .collect()
    };
    components.insert("schemas".to_owned(), schemas.into());
    let mut paths = Map::new();
    for operations in calls(contract) {
        let Some(first) = operations.first() else {
            continue;
        };
        let item = paths.entry(first.path.clone()).or_insert_with(|| json!({}));
        let mut call = call::of(contract, &operations);
        if first.base.as_deref() != base(contract) {
            call["servers"] = servers(first.base.as_deref());
        }
        item[first.method.as_str().to_ascii_lowercase()] = call;
    }
    document["paths"] = paths.into();
    document["components"] = components.into();
    Artifact {
        path: format!("{folder}/openapi.json"),
        text: header::json(header::GENERATED_BY, &document),
    }
}

/// What URLs have before the paths of calls, where that is the same for all.
fn base(contract: &Contract) -> Option<&str> {
    let mut bases = contract.operations.iter().map(|one| one.base.as_deref());
    let first = bases.next()?;
    bases.all(|base| base == first).then_some(first)?
}

fn servers(base: Option<&str>) -> Value {
    json!([{ "url": base.unwrap_or("/") }])
}

/// The id of a call: those of its operations.
pub(crate) fn call_id(operations: &[&Operation]) -> String {
    let ids: Vec<&str> = operations.iter().map(|one| one.id.as_str()).collect();
    ids.join("-or-")
}

/// The operations by method and path, which is all that OpenAPI tells calls
/// apart by; pages may tell them by what is sent.
pub(crate) fn calls(contract: &Contract) -> Vec<Vec<&Operation>> {
    let mut calls: Vec<Vec<&Operation>> = Vec::new();
    for operation in &contract.operations {
        let same = calls.iter_mut().find(|call| {
            call.iter()
                .all(|other| other.method == operation.method && other.path == operation.path)
        });
        match same {
            Some(call) => call.push(operation),
            None => calls.push(vec![operation]),
        }
    }
    calls
}
