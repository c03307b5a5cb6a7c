//! YAML, as far as CI files use it: every scalar is text, there are no anchors.

use saphyr_parser::{Event, Parser};
use serde_json::{Map, Value};

/// A node that is still open.
enum Open {
    Sequence(Vec<Value>),
    /// With the key whose value is next.
    Mapping(Map<String, Value>, Option<String>),
}

/// The one document of a text.
pub(super) fn read(text: &str) -> Value {
    let mut open: Vec<Open> = Vec::new();
    let mut root = Value::Null;
    for event in Parser::new_from_str(text) {
        let (event, span) = event.unwrap_or_else(|error| panic!("{error}\n{text}"));
        let whole = match event {
            Event::Scalar(scalar, ..) => Value::from(scalar.into_owned()),
            Event::SequenceStart(..) => {
                open.push(Open::Sequence(Vec::new()));
                continue;
            }
            Event::MappingStart(..) => {
                open.push(Open::Mapping(Map::new(), None));
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match open.pop().expect("it is open") {
                Open::Sequence(items) => Value::from(items),
                Open::Mapping(members, _) => Value::from(members),
            },
            Event::Alias(_) => panic!("an alias in line {}", span.start.line()),
            _ => continue,
        };
        match open.last_mut() {
            None => root = whole,
            Some(Open::Sequence(items)) => items.push(whole),
            Some(Open::Mapping(members, key)) => match key.take() {
                None => *key = whole.as_str().map(str::to_owned),
                Some(key) => assert!(members.insert(key, whole).is_none(), "a key twice"),
            },
        }
    }
    root
}
