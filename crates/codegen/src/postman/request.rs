//! A request of a collection.

use countersign_contract::{Contract, Operation, Parameter};
use serde_json::{Value, json};

use super::{BASE_URL, language};
use crate::sample;

/// The request of an operation.
pub(super) struct Request<'r> {
    pub(super) contract: &'r Contract,
    pub(super) operation: &'r Operation,
}

impl Request<'_> {
    /// The request, as a collection holds it.
    pub(super) fn to_json(&self) -> Value {
        let Self {
            contract,
            operation,
        } = self;
        let mut request = json!({
            "method": operation.method.as_str(),
            "header": [],
            "url": self.url(),
        });
        let body = operation.request.as_ref();
        if let Some(text) = body.and_then(|body| sample::body(contract, body)) {
            let label = json!({ "key": "Content-Type", "value": contract.media_type });
            request["header"] = json!([label]);
            request["body"] = json!({
                "mode": "raw",
                "raw": text,
                "options": { "raw": { "language": language(contract) } },
            });
        }
        request
    }

    /// The address, its parameters as variables of the path (`:name`).
    fn url(&self) -> Value {
        let base = format!("{{{{{BASE_URL}}}}}");
        let (mut steps, mut names) = (Vec::new(), Vec::new());
        for step in self
            .operation
            .path
            .split('/')
            .filter(|step| !step.is_empty())
        {
            let parameter = step
                .strip_prefix('{')
                .and_then(|step| step.strip_suffix('}'));
            match parameter {
                Some(name) => {
                    names.push(name);
                    steps.push(format!(":{name}"));
                }
                // Postman has variables for whole steps only; others are
                // those of the collection.
                None => steps.push(step.replace('{', "{{").replace('}', "}}")),
            }
        }
        let mut url = json!({
            "raw": format!("{base}/{}", steps.join("/")),
            "host": [base],
            "path": steps,
        });
        let parameters = &self.operation.parameters;
        if !parameters.is_empty() {
            url["query"] = parameters.iter().map(query).collect();
        }
        if !names.is_empty() {
            let variables = names.iter().map(|name| json!({ "key": name, "value": "" }));
            url["variable"] = variables.collect();
        }
        url
    }
}

/// A parameter of the query, which no request has to have: it is switched on
/// by hand.
fn query(parameter: &Parameter) -> Value {
    let mut entry = json!({
        "key": parameter.name,
        "value": parameter.values.first().map_or("", String::as_str),
        "disabled": true,
    });
    let words = [
        ("One of", &parameter.values),
        ("A query that may name", &parameter.terms),
    ];
    let words = words.into_iter().find(|(_, names)| !names.is_empty());
    if let Some((words, names)) = words {
        entry["description"] = format!("{words}: {}.", names.join(", ")).into();
    }
    entry
}
