//! [`Shapes`]: which elements are lists, objects, open, or hold text.

use std::collections::BTreeMap;

use countersign_contract::{Body, Contract, Field, Kind, Message, Namespace, Segment};

use crate::TEXT;
use crate::name::{self, XML};

/// What the contract says of the form of every documented element, by root
/// element; built once.
#[derive(Debug, Clone)]
pub struct Shapes {
    roots: BTreeMap<String, Shape>,
    messages: BTreeMap<String, String>,
    namespaces: Vec<Namespace>,
    /// The root of the message that may stand in lists for what it refers to.
    reference: Option<String>,
    /// What elements are called in trees that are also written otherwise.
    aliases: BTreeMap<String, String>,
}

/// The form of one element or attribute.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shape {
    /// Whether it may be repeated, so that even one is an array.
    pub(crate) list: bool,
    /// Whether it is an object even where it is empty.
    pub(crate) object: bool,
    /// Whether it may hold what no page describes.
    pub(crate) open: bool,
    /// Whether its character content is documented beside what else it holds.
    pub(crate) text: bool,
    /// Whether blanks around its value say nothing, as with a number.
    pub(crate) trimmed: bool,
    /// Documented elements by local name, attributes by `@name`.
    pub(crate) members: BTreeMap<String, Shape>,
}

impl Shapes {
    /// The shapes of all messages, and of the elements that wrap lists of
    /// them. Messages with the same root share one shape: the write form and
    /// the read form of an order differ in what they hold, not in its form.
    /// The message of references, where there is one, may stand in any list.
    pub fn of(contract: &Contract, reference: Option<&str>) -> Self {
        let reference = reference.and_then(|name| contract.message(name));
        let mut shapes = Self {
            reference: reference.and_then(|message| message.root.clone()),
            aliases: BTreeMap::new(),
            roots: BTreeMap::new(),
            messages: BTreeMap::new(),
            namespaces: contract.namespaces.clone(),
        };
        for message in &contract.messages {
            shapes.document(message);
        }
        for operation in &contract.operations {
            let answers = operation.responses.iter();
            let answers = answers.filter_map(|response| response.body.as_ref());
            for body in answers.chain(&operation.request) {
                shapes.wrap(body);
            }
        }
        shapes
    }

    /// Reads an element that the pages also write otherwise by its own name.
    #[must_use]
    pub fn also_written(mut self, written: &str, means: &str) -> Self {
        self.aliases.insert(written.to_owned(), means.to_owned());
        self
    }

    /// The root element of a message's documents.
    pub fn root_of(&self, message: &str) -> Option<&str> {
        self.messages.get(message).map(String::as_str)
    }

    /// The namespace of the documented elements; empty for none.
    pub fn namespace(&self) -> &str {
        self.uri("").unwrap_or_default()
    }

    /// What an element is called in trees.
    pub(crate) fn element(&self, uri: &str, local: &str) -> String {
        match uri == self.namespace() {
            true => self
                .aliases
                .get(local)
                .map_or(local, String::as_str)
                .to_owned(),
            false => name::in_namespace(uri, local),
        }
    }

    /// What an attribute is called in trees.
    pub(crate) fn attribute(&self, uri: &str, local: &str) -> String {
        if uri.is_empty() {
            return format!("@{local}");
        }
        let mut known = self.prefixed();
        match known.find(|namespace| namespace.uri == uri) {
            Some(namespace) => format!("@{}:{local}", namespace.prefix),
            None if uri == XML => format!("@xml:{local}"),
            None => format!("@{}", name::in_namespace(uri, local)),
        }
    }

    pub(crate) fn root(&self, name: &str) -> Option<&Shape> {
        self.roots.get(name)
    }

    /// The namespaces that have a prefix in trees.
    pub(crate) fn prefixed(&self) -> impl Iterator<Item = &Namespace> {
        self.namespaces.iter().filter(|it| !it.prefix.is_empty())
    }

    fn uri(&self, prefix: &str) -> Option<&str> {
        let mut namespaces = self.namespaces.iter();
        let namespace = namespaces.find(|namespace| namespace.prefix == prefix)?;
        Some(&namespace.uri)
    }

    fn document(&mut self, message: &Message) {
        let Some(root) = &message.root else { return };
        self.messages.insert(message.name.clone(), root.clone());
        let shape = self.roots.entry(root.clone()).or_default();
        shape.object = true;
        for field in &message.fields {
            shape.add(root, field);
        }
    }

    fn wrap(&mut self, body: &Body) {
        let Some(wrapper) = &body.wrapper else { return };
        let Some(root) = self.messages.get(&body.message) else {
            return;
        };
        let element = Shape {
            list: true,
            ..self.roots.get(root).cloned().unwrap_or_default()
        };
        // A list may refer to what it lists.
        let reference = self.reference.clone().map(|name| {
            let shape = self.roots.get(&name).cloned().unwrap_or_default();
            (
                name,
                Shape {
                    list: true,
                    ..shape
                },
            )
        });
        let root = root.clone();
        let shape = self.roots.entry(wrapper.clone()).or_default();
        shape.object = true;
        shape.members.extend(reference);
        shape.members.insert(root, element);
    }
}

impl Shape {
    /// Takes over what a field of the message with this root says.
    fn add(&mut self, root: &str, field: &Field) {
        let mut shape = self;
        let mut segments = field.path.segments().peekable();
        // Every path begins with the root, which is this shape.
        segments.next_if_eq(&Segment::Member(root));
        for segment in segments {
            match segment {
                Segment::Element => shape.list = true,
                Segment::Member(TEXT) => {
                    shape.text = true;
                    shape.object = true;
                    return;
                }
                Segment::Member(name) => {
                    shape.object = true;
                    shape = shape.members.entry(name.to_owned()).or_default();
                }
            }
        }
        shape.list |= field.kinds.contains(&Kind::List) && !field.path.is_element();
        // One that may be either is what it happens to hold.
        shape.object |= field.kinds.contains(&Kind::Object) && !field.kinds.contains(&Kind::Text);
        shape.open |= field.open;
        shape.trimmed |= !field
            .kinds
            .iter()
            .any(|kind| matches!(kind, Kind::Text | Kind::Object | Kind::List));
    }
}
