//! Selecting values of a message tree by a field path.

use countersign_contract::{FieldPath, Segment};
use serde_json::Value;

/// All values at a path such as `statuses[n].success`, with their pointers.
pub(crate) fn select<'a>(tree: &'a Value, path: &str) -> Vec<(String, &'a Value)> {
    let path = FieldPath::new(path);
    let mut found = vec![(String::new(), tree)];
    for segment in path.segments() {
        found = found
            .into_iter()
            .flat_map(|(pointer, value)| match segment {
                Segment::Member(name) => value
                    .get(name)
                    .map(|member| (format!("{pointer}/{}", escaped(name)), member))
                    .into_iter()
                    .collect::<Vec<_>>(),
                Segment::Element => value
                    .as_array()
                    .into_iter()
                    .flatten()
                    .enumerate()
                    .map(|(index, element)| (format!("{pointer}/{index}"), element))
                    .collect(),
            })
            .collect();
    }
    found
}

/// A member name as a reference token of RFC 6901.
fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// A value in few characters, for sentences.
pub(crate) fn brief(value: &Value) -> String {
    shorten(&value.to_string())
}

/// Keys in quotes, for sentences: what a run made up is told from words.
pub(crate) fn listed(keys: &[String]) -> String {
    let quoted: Vec<String> = keys.iter().map(|key| format!("{key:?}")).collect();
    quoted.join(", ")
}

/// The first 160 characters.
pub(crate) fn shorten(text: &str) -> String {
    match text.char_indices().nth(160) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}
