//! Reading message trees: an element's text, an attribute, repeated elements.

use serde_json::Value;

/// The text of an element, also of one that has attributes besides; of an
/// attribute, its value. `None` where there is none.
pub(crate) fn text(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        Value::Object(members) => members.get("text()")?.as_str(),
        _ => None,
    }
}

/// The text at the end of these steps down from an element.
pub(crate) fn text_at<'v>(value: &'v Value, steps: &[&str]) -> Option<&'v str> {
    let mut at = value;
    for step in steps {
        at = at.get(step)?;
    }
    text(at)
}

/// The elements of this name within an element, also where there is one that
/// is not written as a list.
pub(crate) fn elements<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    match value.get(name) {
        Some(Value::Array(elements)) => elements,
        Some(one) if !one.is_null() => std::slice::from_ref(one),
        _ => &[],
    }
}

/// The root element's name and content; `None` where the tree is not that of
/// a document.
pub(crate) fn root(tree: &Value) -> Option<(&str, &Value)> {
    let members = tree.as_object()?;
    let (name, content) = members.iter().next()?;
    (members.len() == 1).then_some((name.as_str(), content))
}
