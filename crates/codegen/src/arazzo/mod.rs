//! The documented flows as an Arazzo 1.0 description: each entity is created
//! and shown, and created, changed and shown.

mod flow;
mod step;

use countersign_contract::{Contract, Operation};
use serde_json::{Value, json};

use self::flow::Flow;
use self::step::Step;
use crate::{Artifact, openapi};

/// Name of the file that has the operations, beside this one.
const OPENAPI: &str = "./openapi.json";

/// The description; `None` for a contract without operations, which has no
/// flow.
pub(crate) fn artifact(contract: &Contract) -> Option<Artifact> {
    let flows = flow::flows(contract);
    let workflows: Vec<Value> = if flows.is_empty() {
        // What no flow joins is called by itself.
        let operations = contract.operations.iter();
        operations.map(|one| alone(contract, one)).collect()
    } else {
        flows.iter().map(|flow| workflow(contract, flow)).collect()
    };
    if workflows.is_empty() {
        return None;
    }
    let document = json!({
        "arazzo": "1.0.1",
        "info": {
            "title": format!("{}: flows", contract.title),
            "summary": "How what is created is shown, and changed.",
            "version": "1",
        },
        "sourceDescriptions": [{
            "name": source(contract),
            "url": OPENAPI,
            "type": "openapi",
        }],
        "workflows": workflows,
    });
    Some(Artifact {
        path: format!("{}.arazzo.json", contract.system),
        text: format!("{document:#}\n"),
    })
}

/// A name of the letters that names of sources have.
fn source(contract: &Contract) -> String {
    let letters = contract.system.chars();
    letters
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect()
}

fn workflow(contract: &Contract, flow: &Flow<'_>) -> Value {
    let mut ids = Vec::new();
    let mut titles = Vec::new();
    let mut steps = Vec::new();
    let mut inputs = serde_json::Map::new();
    for operation in flow.operations() {
        let step = Step {
            contract,
            flow: Some(flow),
            operation,
        };
        ids.push(operation.id.as_str());
        titles.push(operation.title.as_str());
        inputs.extend(step.inputs());
        steps.push(step.to_json());
    }
    described(&ids.join("-then-"), &titles.join(", then: "), inputs, steps)
}

fn alone(contract: &Contract, operation: &Operation) -> Value {
    let step = Step {
        contract,
        flow: None,
        operation,
    };
    let inputs = step.inputs().collect();
    described(
        &operation.id,
        &operation.title,
        inputs,
        vec![step.to_json()],
    )
}

fn described(
    id: &str,
    summary: &str,
    inputs: serde_json::Map<String, Value>,
    steps: Vec<Value>,
) -> Value {
    let mut workflow = json!({ "workflowId": id, "summary": summary });
    if !inputs.is_empty() {
        let required: Vec<&String> = inputs.keys().collect();
        workflow["inputs"] = json!({
            "type": "object",
            "required": required,
            "properties": inputs,
        });
    }
    workflow["steps"] = steps.into();
    workflow
}

/// The id that the OpenAPI document gives the call of an operation.
fn call_id(contract: &Contract, operation: &Operation) -> String {
    let calls = openapi::calls(contract);
    let mut shared = calls.iter().filter(|call| {
        let mut ids = call.iter().map(|one| one.id.as_str());
        ids.any(|id| id == operation.id)
    });
    shared
        .next()
        .map_or_else(|| operation.id.clone(), |call| openapi::call_id(call))
}
