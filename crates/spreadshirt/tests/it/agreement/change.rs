//! Changes to one place of a document.

use std::fmt;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value};

/// A document, and what was done to it.
#[derive(Debug, Clone)]
pub(super) struct Broken {
    pub(super) tree: Value,
    /// The JSON Pointer of the place; empty where nothing was done.
    pub(super) place: String,
    pub(super) kind: &'static str,
    /// The text that stands there now, where it is one.
    pub(super) text: Option<&'static str>,
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
    Text(&'static str),
}

pub(super) fn of_any_place() -> impl Strategy<Value = Change> {
    let kind = prop_oneof![
        6 => Just(Kind::Drop),
        3 => Just(Kind::Repeat),
        2 => Just(Kind::Empty),
        4 => select(&TEXTS[..]).prop_map(Kind::Text),
    ];
    (any::<Index>(), kind).prop_map(|(place, kind)| Change { place, kind })
}

/// Numbers, dates and values of enumerations, and what is nearly one.
const TEXTS: [&str; 48] = [
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
    "99",
    "5",
    "18446744073709551616",
    "123456789012345678901234567890",
    "true",
    "sprd:product",
    "sprd:article",
    "sprd:design",
    "SPRD:PRODUCT",
    " sprd:product",
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
    "tomorrow",
];

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
        (broken.kind, broken.text) = match self.kind {
            Kind::Drop => ("drop", None),
            Kind::Repeat => ("repeat", None),
            Kind::Empty => ("empty", None),
            Kind::Text(text) => ("text", Some(text)),
        };
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
            (Self::Text(text), value @ Value::String(_)) => *value = Value::from(text),
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
        match self.text {
            Some(text) => write!(f, "{text:?} at {}", self.place),
            None => write!(f, "{} at {}", self.kind, self.place),
        }
    }
}
