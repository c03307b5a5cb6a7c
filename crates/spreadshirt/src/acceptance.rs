//! What an answer's body says of acceptance beyond its status.

use countersign_system::Acceptance;
use serde_json::Value;

use crate::tree::root;

/// The pages show no body that speaks of acceptance. One that speaks of errors
/// all the same, as its root or within, does not go with an acceptance.
pub(crate) fn acceptance(operation: &str, answer: &Value) -> Acceptance {
    let sends = matches!(operation, "create" | "batch" | "adjust");
    if sends && root(answer).is_some_and(|(name, content)| is_errors(name) || tells(content)) {
        Acceptance::Partial(Vec::new())
    } else {
        Acceptance::Silent
    }
}

/// Whether an element holds errors, itself or one of its children.
fn tells(element: &Value) -> bool {
    let holds = |element: &Value| {
        let mut members = element.as_object().into_iter().flatten();
        members.any(|(name, value)| is_errors(name) && !is_void(value))
    };
    let children = element.as_object().into_iter().flatten();
    let mut children = children.flat_map(|(_, child)| match child {
        Value::Array(elements) => elements.as_slice(),
        one => std::slice::from_ref(one),
    });
    holds(element) || children.any(holds)
}

/// Whatever its namespace, which the reader writes before the name of a root.
fn is_errors(name: &str) -> bool {
    let name = name.rsplit('}').next().unwrap_or(name);
    name.eq_ignore_ascii_case("errors") || name.eq_ignore_ascii_case("error")
}

fn is_void(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(elements) => elements.iter().all(is_void),
        Value::Object(members) => members.values().all(is_void),
        Value::Bool(_) | Value::Number(_) => false,
    }
}
