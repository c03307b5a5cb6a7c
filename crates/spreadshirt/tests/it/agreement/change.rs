//! Changes to one place of a document.

use std::fmt;

use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Map, Value};

/// A document, and what was done to it.
#[derive(Debug, Clone)]
pub(super) struct Broken {
    pub(super) tree: Value,
    /// The JSON Pointer of the place; empty where nothing was done.
    pub(super) place: String,
    pub(super) kind: &'static str,
    /// The text that stands there now, where it is one.
    pub(super) text: Option<String>,
}

/// What is done to a place that is chosen by number.
#[derive(Debug, Clone)]
pub(super) struct Change {
    place: Index,
    kind: Kind,
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    /// It leaves.
    Drop,
    /// It stands there twice.
    Repeat,
    /// All that it holds leaves.
    Empty,
    /// Another text takes its place.
    Text(Index),
}

pub(super) fn of_any_place() -> impl Strategy<Value = Change> {
    let kind = prop_oneof![
        5 => Just(Kind::Drop),
        3 => Just(Kind::Repeat),
        2 => Just(Kind::Empty),
        6 => any::<Index>().prop_map(Kind::Text),
    ];
    (any::<Index>(), kind).prop_map(|(place, kind)| Change { place, kind })
}

/// Values of enumerations, and what is nearly one.
const WORDS: [&str; 10] = [
    "",
    " ",
    "x",
    "true",
    "99",
    "sprd:product",
    "sprd:article",
    "sprd:design",
    "SPRD:PRODUCT",
    " sprd:product",
];

/// Numbers, and what is nearly one.
const NUMBERS: [&str; 18] = [
    "",
    " ",
    "x",
    "0",
    "1",
    "-1",
    "1.5",
    "1.0",
    "1e3",
    "+1",
    "007",
    " 4 ",
    "4\n",
    "four",
    "٤",
    "5",
    "18446744073709551616",
    "123456789012345678901234567890",
];

/// Dates, and what is nearly one.
const DATES: [&str; 24] = [
    "",
    "tomorrow",
    "2011-08-03T08:14:00Z",
    "2011-08-03 08:14:00Z",
    "2011-08-03t08:14:00z",
    "2011-08-03",
    " 2011-08-03 ",
    "2011-08-03T08:14:00.123456789+02:00",
    "2011-08-03T08:14:00",
    "2011-08-03 08:14:00",
    "2011-08-03T08:14",
    "2011-08-03T08:14:00+0200",
    "2011-08-03Z",
    "2011-02-30",
    "2011-02-30 08:14:00",
    "2012-02-29T00:00:00Z",
    "2011-02-29T00:00:00Z",
    "20110803T081400Z",
    "2011-13-01",
    "2011-08-03T24:00:00",
    "2011-08-03T23:59:60Z",
    "2011-08-03T08:14:00+14:30",
    "12011-08-03",
    "-2011-08-03",
];

/// A text that might be taken for the one that it replaces.
fn like(text: &str, index: Index) -> &'static str {
    let texts: &[&str] = if text.starts_with("201") && text.contains('-') {
        &DATES
    } else if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        &NUMBERS
    } else {
        &WORDS
    };
    texts[index.index(texts.len())]
}

impl Broken {
    pub(super) fn not_at_all(tree: Value) -> Self {
        let (place, kind, text) = (String::new(), "none", None);
        Self {
            tree,
            place,
            kind,
            text,
        }
    }
}

impl Change {
    /// The tree with this change.
    pub(super) fn of(&self, tree: &Value) -> Broken {
        let mut places = Vec::new();
        for (root, value) in tree.as_object().into_iter().flatten() {
            below(value, &format!("/{root}"), &mut places);
        }
        if let Kind::Text(_) = self.kind {
            places.retain(|place| tree.pointer(place).is_some_and(Value::is_string));
        }
        let mut broken = Broken::not_at_all(tree.clone());
        if places.is_empty() {
            return broken;
        }
        let place = self.place.get(&places);
        let (above, name) = place.rsplit_once('/').expect("a pointer");
        let name = name.replace("~1", "/").replace("~0", "~");
        match broken.tree.pointer_mut(above) {
            Some(Value::Array(list)) => {
                let index: usize = name.parse().expect("an index");
                match self.kind {
                    Kind::Drop => _ = list.remove(index),
                    Kind::Repeat => list.insert(index, list[index].clone()),
                    kind => kind.change(&mut list[index]),
                }
            }
            Some(Value::Object(members)) => match self.kind {
                Kind::Drop => _ = members.shift_remove(&name),
                // Only elements can be repeated.
                Kind::Repeat if name.starts_with('@') || name == "text()" => return broken,
                kind => kind.change(&mut members[&name]),
            },
            _ => return broken,
        }
        broken.place.clone_from(place);
        broken.kind = match self.kind {
            Kind::Drop => "drop",
            Kind::Repeat => "repeat",
            Kind::Empty => "empty",
            Kind::Text(_) => "text",
        };
        if let Kind::Text(_) = self.kind {
            let text = broken.tree.pointer(place).and_then(Value::as_str);
            broken.text = text.map(str::to_owned);
        }
        broken
    }
}

impl Kind {
    fn change(self, value: &mut Value) {
        match (self, value) {
            (Self::Repeat, Value::Array(list)) => list.extend(list.clone()),
            (Self::Repeat, value) => *value = Value::Array(vec![value.clone(), value.clone()]),
            (Self::Empty, value) => {
                *value = match value {
                    Value::String(_) => Value::from(""),
                    Value::Array(_) => Value::Array(Vec::new()),
                    _ => Value::Object(Map::new()),
                }
            }
            // Text in place of elements is what no page names.
            (Self::Text(index), Value::String(text)) => like(text, index).clone_into(text),
            _ => {}
        }
    }
}

/// The JSON Pointers of all places below a value.
fn below(value: &Value, at: &str, places: &mut Vec<String>) {
    let steps: Vec<(String, &Value)> = match value {
        Value::Object(members) => members
            .iter()
            .map(|(name, value)| (name.replace('~', "~0").replace('/', "~1"), value))
            .collect(),
        Value::Array(list) => list
            .iter()
            .enumerate()
            .map(|(index, value)| (index.to_string(), value))
            .collect(),
        _ => Vec::new(),
    };
    for (step, value) in steps {
        let at = format!("{at}/{step}");
        below(value, &at, places);
        places.push(at);
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.text {
            Some(text) => write!(f, "{text:?} at {}", self.place),
            None => write!(f, "{} at {}", self.kind, self.place),
        }
    }
}
