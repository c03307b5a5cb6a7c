//! Answers beside the messages that the contract documents for them.

use countersign_contract::{Contract, Operation, Shape};
use countersign_spreadshirt::Spreadshirt;
use countersign_system::{Reply, System};
use serde_json::{Value, json};

/// Everything that is wrong with an answer as the message that the contract
/// documents for its status.
pub(crate) fn faults(
    system: &Spreadshirt,
    (method, target): (&str, &str),
    reply: &Reply,
) -> Vec<String> {
    let contract = system.contract();
    let path = target.split('?').next().unwrap_or_default();
    let operations = contract.operations.iter();
    let operations = operations
        .filter(|operation| operation.method.as_str() == method && is_at(operation, path));
    let documented = operations.filter_map(|operation| operation.response(reply.status));
    let Some(body) = documented
        .filter_map(|response| response.body.as_ref())
        .next()
    else {
        return Vec::new();
    };
    let root = root(contract, &body.message);
    let tree = system.read(&reply.body).expect("answers are well-formed");
    let instances = match (&body.wrapper, body.shape) {
        (Some(wrapper), Shape::List) => {
            let list = tree.get(wrapper).expect("the wrapper is the root");
            let elements = list.get(root).and_then(Value::as_array);
            elements.cloned().unwrap_or_default()
        }
        _ => vec![tree.get(root).expect("the message is the root").clone()],
    };
    let faults = instances.into_iter().flat_map(|instance| {
        let body_alone = system.write(&json!({ root: instance }));
        let faults = system.validate(&body.message, &body_alone);
        faults.expect("a written tree is well-formed")
    });
    faults
        .map(|fault| format!("{} {}", fault.path, fault.message))
        .collect()
}

fn is_at(operation: &Operation, path: &str) -> bool {
    let written: Vec<_> = operation.path.split('/').collect();
    let asked: Vec<_> = path.split('/').collect();
    let mut pairs = written.iter().zip(&asked);
    written.len() == asked.len() && pairs.all(|(it, at)| it.starts_with('{') || it == at)
}

fn root<'c>(contract: &'c Contract, name: &str) -> &'c str {
    let message = contract.message(name);
    let root = message.and_then(|message| message.root.as_deref());
    root.expect("every message has a root")
}
