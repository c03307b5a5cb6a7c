//! A value of a tree as JSON.

use super::{Id, Tree, Value};
use crate::origin::Origin;

/// Longest text that is written, in bytes: aliases of YAML let a few lines
/// mean gigabytes.
const MOST_BYTES: usize = 256 * 1024;

/// Writes a value, on one line, and says where its parts stand. What is longer
/// than 256 KiB ends early.
pub(super) fn write(tree: &Tree, id: Id) -> (String, Origin) {
    let (mut out, mut origin) = (String::new(), Origin::default());
    put(tree, id, &mut out, &mut origin);
    (out, origin)
}

/// Depth is bounded by the tree's.
fn put(tree: &Tree, id: Id, out: &mut String, origin: &mut Origin) {
    if out.len() > MOST_BYTES {
        return;
    }
    origin.note(out.len(), tree.node(id).start.byte);
    match &tree.node(id).value {
        Value::Null => out.push_str("null"),
        Value::Bool(yes) => out.push_str(if *yes { "true" } else { "false" }),
        Value::Number(number) => out.push_str(&as_json(number)),
        Value::Text(text) => quote(text, out),
        Value::List(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { ", " });
                put(tree, *item, out, origin);
            }
            out.push(']');
        }
        Value::Map(map) => {
            out.push('{');
            for (index, entry) in map.entries.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { ", " });
                origin.note(out.len(), entry.at.byte);
                quote(&entry.name, out);
                out.push_str(": ");
                put(tree, entry.value, out, origin);
            }
            out.push('}');
        }
    }
}

/// A number of YAML as JSON has it (`+.5` is `0.5`).
fn as_json(number: &str) -> String {
    if serde_json::from_str::<serde_json::Number>(number).is_ok() {
        return number.to_owned();
    }
    let value = number.parse().ok().and_then(serde_json::Number::from_f64);
    value.map_or_else(|| "null".to_owned(), |value| value.to_string())
}

fn quote(text: &str, out: &mut String) {
    out.push_str(&serde_json::Value::from(text).to_string());
}
