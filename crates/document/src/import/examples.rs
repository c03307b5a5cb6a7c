//! What only examples show: the fields of a message that no page lists.

use std::collections::{HashMap, HashSet};

use countersign_contract::{Basis, Field, FieldPath, Kind, Requirement, Source};
use serde_json::Value;

use super::kind::ANY;
use super::path::{DEEPEST, LONGEST as LONGEST_PATH, is_name};
use crate::reading::{Body, Carried, Language, Reading};

/// Longest example that is kept, in bytes.
const LONGEST: usize = 20_000;
/// Most fields that are taken of a message's examples.
const MOST: usize = 500;

/// The JSON that pages show of each message, by page and name: instances of
/// it, out of the lists that hold them. What is not well-formed is none.
pub(super) struct Examples<'r> {
    json: HashMap<Key<'r>, Vec<(Value, Source)>>,
    /// Elements of XML that are shown with attributes.
    attributed: HashSet<&'r str>,
}

/// A page, a message of it, and whether it is written.
type Key<'r> = (usize, &'r str, bool);

impl<'r> Examples<'r> {
    pub(super) fn of(readings: &'r [(String, Reading)]) -> Self {
        let mut all: HashMap<Key<'r>, Vec<(Value, Source)>> = HashMap::new();
        for (at, (_, reading)) in readings.iter().enumerate() {
            let json = reading.examples.iter();
            for example in json.filter(|example| example.language == Language::Json) {
                let Ok(value) = serde_json::from_str::<Value>(&example.text) else {
                    continue;
                };
                for (message, write, body) in carried(reading, &example.of) {
                    let found = instances(value.clone(), body);
                    let found = found.into_iter().map(|one| (one, example.source.clone()));
                    all.entry((at, message, write)).or_default().extend(found);
                }
            }
        }
        let examples = readings.iter().flat_map(|(_, reading)| &reading.examples);
        let xml = examples.filter(|example| example.language == Language::Xml);
        Self {
            json: all,
            attributed: xml.flat_map(|example| attributed(&example.text)).collect(),
        }
    }

    /// Whether some element of this name is shown with attributes.
    pub(super) fn has_attributes(&self, element: &str) -> bool {
        self.attributed.contains(element)
    }

    /// The first instance, as the page would have it.
    pub(super) fn first(&self, reading: usize, message: &str, write: bool) -> Option<String> {
        let (value, _) = self.get(reading, message, write).first()?;
        let text = format!("{value:#}");
        (text.len() <= LONGEST).then_some(text)
    }

    /// The fields that all instances show.
    pub(super) fn fields(&self, reading: usize, message: &str, write: bool) -> Vec<Field> {
        let mut shown = Shown::default();
        for (value, source) in self.get(reading, message, write) {
            shown.members("", value, 1, source);
        }
        shown.settled()
    }

    fn get<'e>(&'e self, reading: usize, message: &'e str, write: bool) -> &'e [(Value, Source)] {
        let key: (usize, &str, bool) = (reading, message, write);
        self.json.get(&key).map_or(&[], Vec::as_slice)
    }
}

/// The names of elements that have attributes, as far as a text that may not
/// be well-formed shows it.
fn attributed(text: &str) -> impl Iterator<Item = &str> {
    text.split('<').skip(1).filter_map(|tag| {
        let (name, rest) = tag.split_once(char::is_whitespace)?;
        let rest = rest.trim_start();
        (is_name(name) && rest.starts_with(|c: char| c.is_ascii_alphabetic())).then_some(name)
    })
}

/// What an example is an instance of: a message, whether it is written, and
/// the body that carries it.
type Instance<'r> = (&'r str, bool, Option<&'r Body>);

/// All that an example is an instance of.
pub(super) fn carried<'r>(reading: &'r Reading, of: &'r [Carried]) -> Vec<Instance<'r>> {
    let call = |id: &str| reading.operations.iter().find(|call| call.id == id);
    let bodies = |of: &'r Carried| -> Vec<Instance<'r>> {
        match of {
            Carried::Message { name, read, write } => [(false, *read), (true, *write)]
                .into_iter()
                .filter(|(_, shown)| *shown)
                .map(|(write, _)| (name.as_str(), write, None))
                .collect(),
            Carried::Request(id) => {
                let request = call(id).and_then(|call| call.request.as_ref());
                let request = request.map(|body| (body.message.as_str(), true, Some(body)));
                request.into_iter().collect()
            }
            Carried::Response(id, status) => {
                let answers = call(id).into_iter().flat_map(|call| &call.responses);
                let answers = answers.filter(|answer| answer.status == *status);
                let bodies = answers.filter_map(|answer| answer.body.as_ref());
                bodies
                    .map(|body| (body.message.as_str(), false, Some(body)))
                    .collect()
            }
        }
    };
    of.iter().flat_map(bodies).collect()
}

/// The objects of an example, out of the list that holds them.
pub(super) fn instances(value: Value, body: Option<&Body>) -> Vec<Value> {
    let wrapper = body
        .filter(|body| body.list)
        .and_then(|body| body.wrapper.as_deref());
    let inside = match (value, wrapper) {
        (Value::Object(mut members), Some(wrapper)) if members.contains_key(wrapper) => {
            members.remove(wrapper).unwrap_or_default()
        }
        (value, _) => value,
    };
    let all = match inside {
        Value::Array(elements) => elements,
        one => vec![one],
    };
    all.into_iter().filter(Value::is_object).collect()
}

#[derive(Default)]
struct Shown {
    list: Vec<Field>,
    index: HashMap<String, usize>,
}

impl Shown {
    /// The fields, without what stands in what may be anything; and a list of
    /// nothing known may be anything.
    fn settled(mut self) -> Vec<Field> {
        let mut kept: HashMap<String, bool> = HashMap::new();
        self.list.retain(|field| {
            let holder = field.path.parent();
            let open = holder.is_some_and(|holder| kept.get(holder.as_str()) != Some(&false));
            if !open {
                kept.insert(field.path.to_string(), field.kinds.len() > 1);
            }
            !open
        });
        for field in &mut self.list {
            let element = format!("{}[n]", field.path);
            if field.kinds == [Kind::List] && !kept.contains_key(&element) {
                field.kinds = ANY.to_vec();
                field.open = true;
            }
        }
        self.list
    }

    /// Notes the members of an object, and the elements of a list.
    fn members(&mut self, path: &str, value: &Value, depth: usize, source: &Source) {
        if depth > DEEPEST {
            return;
        }
        match value {
            Value::Object(members) => {
                for (name, member) in members
                    .iter()
                    .filter(|(name, _)| is_name(name) && path.len() + name.len() < LONGEST_PATH)
                {
                    let path = if path.is_empty() {
                        name.clone()
                    } else {
                        format!("{path}.{name}")
                    };
                    self.field(path, member, depth, source);
                }
            }
            Value::Array(elements) => {
                for element in elements {
                    self.field(format!("{path}[n]"), element, depth, source);
                }
            }
            _ => {}
        }
    }

    fn field(&mut self, path: String, value: &Value, depth: usize, source: &Source) {
        let kinds = match value {
            Value::Null => ANY.to_vec(),
            Value::Bool(_) => vec![Kind::Boolean],
            Value::Number(_) => vec![Kind::Number],
            Value::String(_) => vec![Kind::Text],
            // Of a list that shows none the elements are unknown.
            Value::Array(elements) if elements.is_empty() || depth >= DEEPEST => ANY.to_vec(),
            Value::Array(_) => vec![Kind::List],
            Value::Object(_) => vec![Kind::Object],
        };
        let open = kinds.len() > 1;
        match self.index.get(&path).copied() {
            Some(at) => {
                let known = &mut self.list[at];
                // What is shown as this and as that may be anything.
                if known.kinds != kinds {
                    known.kinds = ANY.to_vec();
                    known.open = true;
                }
                if known.kinds != kinds {
                    return;
                }
            }
            None if self.list.len() >= MOST => return,
            None => {
                self.index.insert(path.clone(), self.list.len());
                let requirement = if path.ends_with("[n]") {
                    Requirement::Required
                } else {
                    Requirement::Optional
                };
                let field = FieldPath::new(path.as_str());
                self.list.push(Field {
                    kinds,
                    open,
                    basis: Basis::Exemplified,
                    ..Field::documented(field, Kind::Text, requirement, source.clone())
                });
            }
        }
        self.members(&path, value, depth + 1, source);
    }
}
