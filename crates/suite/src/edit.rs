//! Edits of message trees: how a step breaks a message at a place.

use serde_json::{Value, json};

/// What is done at a place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Edit {
    /// The member or element is taken out.
    Missing,
    /// The value is replaced.
    Put(Value),
    /// The value is replaced by a key that nobody knows.
    UnknownKey,
    /// The value is replaced by the first key of another order.
    KeyOf(String),
    /// The key gets another last character, and is then that of nothing.
    Misspelt,
    /// The list is replaced by its first element.
    Alone,
}

impl Edit {
    /// The same edit at each of several places, parted by commas; `None` where
    /// the words are none.
    pub(crate) fn at_places(places: &str, words: &str) -> Option<Vec<(String, Self)>> {
        let edit = Self::from_words(words)?;
        let places = places.split(',').map(str::trim);
        Some(
            places
                .map(|place| (place.to_owned(), edit.clone()))
                .collect(),
        )
    }

    /// From a step's words.
    pub(crate) fn from_words(words: &str) -> Option<Self> {
        Some(match words {
            "missing" => Self::Missing,
            "null" => Self::Put(Value::Null),
            "an object" => Self::Put(json!({ "unexpected": "object" })),
            "a list" => Self::Put(json!(["unexpected", ["list"]])),
            "a text of two lines" => Self::Put(json!("first line\nsecond line")),
            "a text" => Self::Put(json!("unexpected text")),
            "a boolean" => Self::Put(json!(true)),
            "empty" => Self::Put(json!([])),
            "unknown" => Self::UnknownKey,
            "misspelt" => Self::Misspelt,
            "its first element alone" => Self::Alone,
            _ => {
                if let Some(text) = words
                    .strip_prefix("text \"")
                    .and_then(|rest| rest.strip_suffix('"'))
                {
                    Self::Put(json!(text))
                } else if let Some(list) = words.strip_prefix("texts ") {
                    Self::Put(json!(crate::phrase::names(list)))
                } else if let Some(number) = words.strip_prefix("number ") {
                    Self::Put(serde_json::from_str(number).ok()?)
                } else {
                    let name = words
                        .strip_prefix("taken from order \"")?
                        .strip_suffix('"')?;
                    Self::KeyOf(name.to_owned())
                }
            }
        })
    }
}

/// A place such as `lineItems[1].skuQuantities[0].sku` as a JSON Pointer.
fn pointer(place: &str) -> String {
    let dotted = place.replace('[', ".").replace(']', "");
    dotted
        .split('.')
        .filter(|part| !part.is_empty())
        .map(|part| format!("/{}", part.replace('~', "~0").replace('/', "~1")))
        .collect()
}

/// The value at a place.
pub(crate) fn at<'a>(tree: &'a Value, place: &str) -> Option<&'a Value> {
    tree.pointer(&pointer(place))
}

/// The first element of the list at a place.
pub(crate) fn first(tree: &Value, place: &str) -> Option<Value> {
    at(tree, place)?.get(0).cloned()
}

/// The text at a place with another last character.
pub(crate) fn misspelt(tree: &Value, place: &str) -> Option<String> {
    let mut text = at(tree, place)?.as_str()?.to_owned();
    let last = text.pop()?;
    text.push(if last == 'X' { 'Y' } else { 'X' });
    Some(text)
}

/// Replaces the value at a place; false where there is no such place.
pub(crate) fn put(tree: &mut Value, place: &str, value: Value) -> bool {
    let pointer = pointer(place);
    if let Some(known) = tree.pointer_mut(&pointer) {
        *known = value;
        return true;
    }
    // A member that the sample left out may be added to its object, an
    // element to the end of its list.
    let Some((parent, name)) = pointer.rsplit_once('/') else {
        return false;
    };
    match tree.pointer_mut(parent) {
        Some(Value::Object(members)) => {
            members.insert(name.to_owned(), value);
            true
        }
        Some(Value::Array(elements)) if name.parse() == Ok(elements.len()) => {
            elements.push(value);
            true
        }
        _ => false,
    }
}

/// Takes out the member or element at a place; false where there is none.
pub(crate) fn remove(tree: &mut Value, place: &str) -> bool {
    let pointer = pointer(place);
    let Some((parent, name)) = pointer.rsplit_once('/') else {
        return false;
    };
    match tree.pointer_mut(parent) {
        Some(Value::Object(members)) => members.shift_remove(name).is_some(),
        Some(Value::Array(elements)) => match name.parse::<usize>() {
            Ok(index) if index < elements.len() => {
                elements.remove(index);
                true
            }
            _ => false,
        },
        _ => false,
    }
}
