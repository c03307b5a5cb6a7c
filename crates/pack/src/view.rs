//! Entities as flat facts: what a request intends, and what an answer shows.

use std::collections::BTreeMap;

use countersign_system::{Fact, View};
use countersign_xml::{TEXT, xpath};
use serde_json::{Map, Value};

use crate::entity::Entity;
use crate::fields::Fields;

/// Reads entities out of trees.
pub(crate) struct Viewer<'p> {
    pub(crate) fields: &'p Fields,
    pub(crate) entity: &'p Entity,
    /// The request whose page says what is required; `None` when an answer is
    /// read.
    pub(crate) request: Option<&'p str>,
    /// Whether places are told as XPaths.
    pub(crate) xml: bool,
}

/// Where the walk stands.
#[derive(Clone)]
struct Place {
    /// The path in the terms of the tree's own message.
    path: String,
    /// Keys of the list elements on the way.
    keys: Vec<String>,
    /// JSON Pointer.
    pointer: String,
    /// Whether all that holds it is required.
    required: bool,
}

impl Viewer<'_> {
    /// The entities that an answer shows; `None` where its form shows none.
    pub(crate) fn state(&self, answer: &Value) -> Option<Vec<View>> {
        match (&self.entity.root, answer) {
            (Some(root), Value::Object(document)) => self.document(root, document),
            (Some(_), _) => None,
            (None, Value::Null) => Some(Vec::new()),
            (None, Value::Array(all)) => self.all(all, ""),
            (None, Value::Object(members)) => {
                let within = self.entity.within.as_ref();
                let list = within.and_then(|name| Some((name, members.get(name)?.as_array()?)));
                match list {
                    Some((name, all)) => self.all(all, &format!("/{}", escaped(name))),
                    None => self.shows(answer).then(|| vec![self.view(answer, "")]),
                }
            }
            _ => None,
        }
    }

    /// The entities that a request names, as it wants them stored.
    pub(crate) fn intent(&self, request: &Value) -> Vec<View> {
        match request {
            Value::Array(all) => {
                let all = all.iter().enumerate();
                all.map(|(index, one)| self.view(one, &format!("/{index}")))
                    .collect()
            }
            Value::Object(_) => vec![self.view(request, "")],
            _ => Vec::new(),
        }
    }

    /// A document of XML: one entity, or a list of them.
    fn document(&self, root: &str, document: &Map<String, Value>) -> Option<Vec<View>> {
        let (name, content) = document.iter().next()?;
        if name == root {
            let tree = Value::Object(document.clone());
            return content.is_object().then(|| vec![self.view(&tree, "")]);
        }
        if !self.entity.wrappers.contains(name) {
            return None;
        }
        let all = match content.get(root) {
            Some(Value::Array(all)) => all.as_slice(),
            Some(one) => std::slice::from_ref(one),
            None => &[],
        };
        let views = all.iter().enumerate().map(|(index, one)| {
            let place = Place {
                path: root.to_owned(),
                pointer: format!("/{name}/{root}/{index}"),
                ..Place::start("", self.request.is_some())
            };
            self.collect(one, place)
        });
        Some(views.collect())
    }

    fn all(&self, all: &[Value], pointer: &str) -> Option<Vec<View>> {
        if !all.iter().all(|one| self.shows(one)) {
            return None;
        }
        let views = all.iter().enumerate();
        Some(
            views
                .map(|(index, one)| self.view(one, &format!("{pointer}/{index}")))
                .collect(),
        )
    }

    /// Whether a tree shows an entity: what tells entities apart is there.
    fn shows(&self, tree: &Value) -> bool {
        let named = |path: &str| !path.is_empty() && at(tree, path).is_some_and(|it| !it.is_null());
        named(&self.entity.key) || self.entity.id.as_deref().is_some_and(named)
    }

    fn view(&self, tree: &Value, pointer: &str) -> View {
        self.collect(tree, Place::start(pointer, self.request.is_some()))
    }

    fn collect(&self, tree: &Value, place: Place) -> View {
        let mut facts = BTreeMap::new();
        self.value(tree, &place, &mut facts);
        // The key is a fact like any other, whatever its message calls it.
        let key = facts.iter().find(|(path, _)| **path == self.entity.key);
        let key = key.and_then(|(_, fact): (&String, &Noted)| text(fact.seen));
        View {
            key: key.unwrap_or_default(),
            facts: facts
                .into_iter()
                .map(|(path, noted)| (path, noted.fact))
                .collect(),
        }
    }

    fn value<'t>(&self, value: &'t Value, at: &Place, facts: &mut BTreeMap<String, Noted<'t>>) {
        match value {
            Value::Object(members) if !members.is_empty() => {
                for (name, value) in members {
                    let path = match at.path.as_str() {
                        "" => name.clone(),
                        path => format!("{path}.{name}"),
                    };
                    let required = at.required && self.is_required(&path);
                    let place = Place {
                        keys: at.keys.clone(),
                        pointer: format!("{}/{}", at.pointer, escaped(name)),
                        required,
                        path,
                    };
                    self.value(value, &place, facts);
                }
            }
            Value::Array(elements) if !elements.is_empty() => self.elements(elements, at, facts),
            _ => self.note(value, at, facts),
        }
    }

    fn elements<'t>(
        &self,
        elements: &'t [Value],
        at: &Place,
        facts: &mut BTreeMap<String, Noted<'t>>,
    ) {
        let path = format!("{}[n]", at.path);
        let Some(shown) = self.shown(&path) else {
            return;
        };
        let name = self.fields.key_of(shown);
        let mut seen = BTreeMap::<String, u32>::new();
        for (index, element) in elements.iter().enumerate() {
            let named = match name {
                Some(name) => crate::view::at(element, name),
                None => Some(element),
            };
            let key = named.and_then(text).unwrap_or_default();
            let count = seen.entry(key.clone()).or_default();
            *count += 1;
            let mut keys = at.keys.clone();
            keys.push(match *count {
                1 => key,
                count => format!("{key}#{count}"),
            });
            let place = Place {
                path: path.clone(),
                keys,
                pointer: format!("{}/{index}", at.pointer),
                required: at.required,
            };
            self.value(element, &place, facts);
        }
    }

    fn note<'t>(&self, value: &'t Value, at: &Place, facts: &mut BTreeMap<String, Noted<'t>>) {
        let Some(field) = self.shown(&at.path) else {
            return;
        };
        let Some(path) = keyed(field, &at.keys) else {
            return;
        };
        let pointer = match self.xml {
            true => xpath(&at.pointer),
            false => at.pointer.clone(),
        };
        let fact = Fact {
            value: self.fields.form(field).scalar(value),
            field: field.to_owned(),
            pointer,
            required: at.required,
        };
        facts.insert(path, Noted { fact, seen: value });
    }

    /// What the state calls the field at a path of the tree.
    fn shown<'s>(&'s self, path: &'s str) -> Option<&'s str> {
        match self.request {
            Some(message) => self.fields.shown(message, path),
            None => self.fields.knows(path).then_some(path),
        }
    }

    fn is_required(&self, path: &str) -> bool {
        self.request
            .is_some_and(|message| self.fields.requires(message, path))
    }
}

/// A fact, and what it was read from.
struct Noted<'t> {
    fact: Fact,
    seen: &'t Value,
}

impl Place {
    fn start(pointer: &str, required: bool) -> Self {
        Self {
            path: String::new(),
            keys: Vec::new(),
            pointer: pointer.to_owned(),
            required,
        }
    }
}

/// A path with the keys of its list elements; `None` where it has other lists
/// than those on the way.
fn keyed(field: &str, keys: &[String]) -> Option<String> {
    let mut parts = field.split("[n]");
    let mut path = parts.next()?.to_owned();
    let mut keys = keys.iter();
    for part in parts {
        path.push_str(&format!("[{}]{part}", keys.next()?));
    }
    keys.next().is_none().then_some(path)
}

/// The value at a path without lists.
pub(crate) fn at<'t>(tree: &'t Value, path: &str) -> Option<&'t Value> {
    path.split('.').try_fold(tree, |tree, name| tree.get(name))
}

/// A scalar as text; that of an element of XML with attributes is its text.
pub(crate) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Object(members) => members.get(TEXT)?.as_str().map(str::to_owned),
        Value::Null | Value::Array(_) => None,
    }
}

/// RFC 6901, 3: `~` and `/` inside a reference token.
fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
