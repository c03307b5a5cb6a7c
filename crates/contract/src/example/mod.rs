//! Reads example blocks: the members that an instance shows, and their kinds.

pub(crate) mod xml;

use serde_json::Value;

use crate::page::Block;
use crate::text::Problems;
use crate::{Kind, Shape, Source};

/// A member that an example shows.
pub(crate) struct Shown {
    pub(crate) path: String,
    /// None where the example leaves it open.
    pub(crate) kind: Option<Kind>,
    pub(crate) source: Source,
}

/// Reads a block as JSON.
pub(crate) fn parse(block: &Block, problems: &mut Problems) -> Option<Value> {
    match serde_json::from_str(&block.text) {
        Ok(value) => Some(value),
        Err(error) => {
            let mut place = block.source.clone();
            let line = u32::try_from(error.line()).unwrap_or(1).max(1);
            place.line = place.line.saturating_add(line - 1);
            place.column = u32::try_from(error.column()).unwrap_or(1).max(1);
            let message = error.to_string();
            let what = message.split(" at line ").next().unwrap_or_default();
            problems.add(
                place,
                format!("the example is not JSON: {what}"),
                "write it so that any JSON parser takes it",
            );
            None
        }
    }
}

/// The instances of a message that a body of this shape holds.
pub(crate) fn instances<'v>(
    value: &'v Value,
    shape: Shape,
    block: &Block,
    problems: &mut Problems,
) -> Vec<&'v Value> {
    match (value, shape) {
        (Value::Array(all), Shape::List | Shape::OneOrList) => all.iter().collect(),
        (Value::Object(_), Shape::One | Shape::OneOrList) => vec![value],
        _ => {
            let wanted = match shape {
                Shape::One => "an object",
                Shape::List => "a list",
                Shape::OneOrList => "an object or a list",
            };
            problems.add(
                block.source.clone(),
                format!("the example is not {wanted}"),
                "correct the example, or the `shape` in rulings.toml",
            );
            Vec::new()
        }
    }
}

/// All members of an instance, parents before children, each path and kind
/// once. A null shows no kind.
pub(crate) fn members(instance: &Value, block: &Block) -> Vec<Shown> {
    let places = places(block);
    let mut shown = Vec::new();
    let mut seen = std::collections::HashSet::new();
    let mut open: Vec<(String, &Value)> = vec![(String::new(), instance)];
    while let Some((path, value)) = open.pop() {
        let kind = kind_of(value);
        if let Some(kind) = kind.filter(|_| !path.is_empty())
            && seen.insert((path.clone(), kind))
        {
            let name = crate::FieldPath::new(path.as_str()).name().to_owned();
            let source = places.get(name.as_str()).unwrap_or(&block.source).clone();
            shown.push(Shown {
                path: path.clone(),
                kind: Some(kind),
                source,
            });
        }
        match value {
            Value::Object(members) => open.extend(members.iter().rev().map(|(name, value)| {
                let below = if path.is_empty() {
                    name.clone()
                } else {
                    format!("{path}.{name}")
                };
                (below, value)
            })),
            Value::Array(elements) => {
                open.extend(
                    elements
                        .iter()
                        .rev()
                        .map(|value| (format!("{path}[n]"), value)),
                );
            }
            _ => {}
        }
    }
    shown
}

/// Where each member's name first stands in the block.
fn places(block: &Block) -> std::collections::HashMap<&str, Source> {
    let mut places = std::collections::HashMap::new();
    for (line, offset) in block.text.lines().zip(0..) {
        let mut column = 1;
        for (at, part) in line.split('"').enumerate() {
            if at % 2 == 1 {
                places.entry(part).or_insert_with(|| Source {
                    file: block.source.file.clone(),
                    line: block.source.line.saturating_add(offset),
                    column: column - 1,
                });
            }
            column += u32::try_from(part.chars().count()).unwrap_or(u32::MAX / 2) + 1;
        }
    }
    places
}

/// The kind of a value as an example shows it.
fn kind_of(value: &Value) -> Option<Kind> {
    Some(match value {
        Value::Null => return None,
        Value::Bool(_) => Kind::Boolean,
        Value::Number(_) => Kind::Number,
        Value::String(text) if looks_like_date(text) => Kind::DateTime,
        Value::String(_) => Kind::Text,
        Value::Array(_) => Kind::List,
        Value::Object(_) => Kind::Object,
    })
}

/// Whether a text begins as an ISO 8601 date-time does: `2023-03-14T`.
fn looks_like_date(text: &str) -> bool {
    let pattern = b"0000-00-00T";
    text.len() >= pattern.len()
        && text.bytes().zip(pattern).all(|(byte, wanted)| {
            if *wanted == b'0' {
                byte.is_ascii_digit()
            } else {
                byte == *wanted
            }
        })
}

/// Whether a value that an example shows as `shown` may be of one of these
/// kinds.
pub(crate) fn fits(shown: Option<Kind>, kinds: &[Kind]) -> bool {
    let Some(shown) = shown else { return true };
    kinds.iter().any(|kind| match kind {
        Kind::Number | Kind::Integer => shown == Kind::Number,
        // An example may show a date in another form: a ruling says how it
        // is read, not the example.
        Kind::Text | Kind::IntegerText | Kind::DateTime => {
            matches!(shown, Kind::Text | Kind::DateTime)
        }
        other => *other == shown,
    })
}
