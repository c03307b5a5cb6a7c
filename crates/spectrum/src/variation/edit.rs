//! Changes of an answer, as the knobs make them.

use countersign_system::{Occasion, Reply};
use serde_json::{Map, Value};

/// Whether an operation of one of these ids was called.
pub(super) fn calls(occasion: &Occasion<'_>, ids: &[&str]) -> bool {
    let operation = occasion.operation;
    operation.is_some_and(|operation| ids.contains(&operation.id.as_str()))
}

/// Changes the tree of an answer; an answer that has none stays.
pub(super) fn tree(reply: &mut Reply, change: impl FnOnce(&mut Value)) {
    if let Ok(mut tree) = serde_json::from_slice(&reply.body) {
        change(&mut tree);
        reply.body = Value::to_string(&tree).into_bytes();
    }
}

/// Changes each object of a tree, the inner ones first. Trees are the
/// model's own and not deep.
pub(super) fn objects(tree: &mut Value, change: &mut dyn FnMut(&mut Map<String, Value>)) {
    match tree {
        Value::Array(elements) => {
            for element in elements {
                objects(element, change);
            }
        }
        Value::Object(members) => {
            for member in members.values_mut() {
                objects(member, change);
            }
            change(members);
        }
        _ => {}
    }
}

/// Changes each order that lookup or search shows.
pub(super) fn orders(
    occasion: &Occasion<'_>,
    reply: &mut Reply,
    mut change: impl FnMut(&mut Map<String, Value>),
) {
    if reply.status != 200 || !calls(occasion, &["lookup", "search"]) {
        return;
    }
    tree(reply, |tree| match tree {
        Value::Array(orders) => {
            orders
                .iter_mut()
                .filter_map(Value::as_object_mut)
                .for_each(change);
        }
        Value::Object(order) => change(order),
        _ => {}
    });
}

/// The text of an answer, where its body is JSON as the model writes it.
pub(super) fn json(reply: &Reply) -> Option<&str> {
    let is_json = |(name, value): &(String, String)| {
        name == "content-type" && value.starts_with("application/json")
    };
    reply
        .headers
        .iter()
        .any(is_json)
        .then(|| str::from_utf8(&reply.body).ok())?
}

/// Sets a header; an empty value takes it away.
pub(super) fn header(reply: &mut Reply, name: &str, value: &str) {
    reply.headers.retain(|(known, _)| known != name);
    if !value.is_empty() {
        reply.headers.push((name.to_owned(), value.to_owned()));
    }
}

/// Gives an answer another body, labelled as this type (or not at all).
pub(super) fn body(reply: &mut Reply, media_type: &str, text: &str) {
    reply.body = text.as_bytes().to_vec();
    header(reply, "content-type", media_type);
}

/// Changes an object and each object in it, the inner ones first.
pub(super) fn within(
    members: &mut Map<String, Value>,
    change: &mut dyn FnMut(&mut Map<String, Value>),
) {
    for member in members.values_mut() {
        objects(member, change);
    }
    change(members);
}

/// Whether a value says nothing: an empty text or list.
pub(super) fn is_empty(value: &Value) -> bool {
    match value {
        Value::String(text) => text.is_empty(),
        Value::Array(elements) => elements.is_empty(),
        _ => false,
    }
}
