//! A [`Draft`] of a message: its fields while they are gathered, each path
//! once.

use std::collections::HashMap;

use countersign_contract::{Kind, Source};

use super::{Because, Field, Message, Need, names, path};

/// A message while its fields are gathered.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) message: Message,
    /// Where each path stands among the fields.
    paths: HashMap<String, usize>,
    /// Where the latest field with a name stands, by the name's bare form.
    latest: HashMap<String, usize>,
    /// What the types of fields speak of by name, by the field's index.
    pub(super) named: Vec<(usize, String)>,
    /// Whether the message is a part of the page's own, and not the request
    /// or answer of a call only.
    pub(super) stands_alone: bool,
}

/// Why a field is not added to its message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Clash {
    /// It is there already, and is the same.
    Same,
    /// It is there already, and is another.
    Other(Because),
}

impl Draft {
    pub(super) fn new(name: String, heading: &str, source: Source) -> Self {
        let message = Message {
            name,
            heading: heading.to_owned(),
            root: None,
            xml: false,
            fields: Vec::new(),
            source,
        };
        Self {
            message,
            paths: HashMap::new(),
            latest: HashMap::new(),
            named: Vec::new(),
            stands_alone: false,
        }
    }

    /// Adds a field. One that is there already is not added twice: a page may
    /// name what holds the optional fields once more, and may occur twice.
    pub(super) fn add(&mut self, field: Field, named: Vec<String>) -> Result<(), Clash> {
        if let Some(index) = self.paths.get(&field.path) {
            let first = &mut self.message.fields[*index];
            return Err(clash(first, &field));
        }
        let index = self.message.fields.len();
        self.paths.insert(field.path.clone(), index);
        self.latest
            .insert(names::bare(path::last(&field.path)), index);
        self.named
            .extend(named.into_iter().map(|named| (index, named)));
        self.message.fields.push(field);
        Ok(())
    }

    /// The path below which what a field holds stands: a list's elements.
    pub(super) fn held(&self, path: &str) -> String {
        match self.is_list(path) {
            true => format!("{path}[n]"),
            false => path.to_owned(),
        }
    }

    /// A path whose members of lists stand in their elements, where a page
    /// leaves that out (`items.sku` of the list `items`).
    pub(super) fn elements(&self, path: &str) -> String {
        let mut whole = String::new();
        for (index, name) in path.split('.').enumerate() {
            if index > 0 {
                whole = self.held(&whole);
                whole.push('.');
            }
            whole.push_str(name);
        }
        whole
    }

    fn is_list(&self, path: &str) -> bool {
        let field = self
            .paths
            .get(path)
            .and_then(|index| self.message.fields.get(*index));
        !path.ends_with("[n]") && field.is_some_and(|field| field.kind.kind == Some(Kind::List))
    }

    /// The latest field of this name, however it is spelled.
    pub(super) fn latest(&self, name: &str) -> Option<usize> {
        self.latest.get(&names::bare(path::last(name))).copied()
    }

    /// The path below which the fields of an object or list of this name
    /// stand, where the message has one.
    pub(super) fn holder(&self, name: &str) -> Option<String> {
        let field = self.message.fields.get(self.latest(name)?)?;
        match field.kind.kind {
            _ if field.path.ends_with("[n]") => Some(field.path.clone()),
            Some(Kind::List) => Some(format!("{}[n]", field.path)),
            Some(Kind::Object) => Some(field.path.clone()),
            _ => None,
        }
    }
}

fn clash(first: &mut Field, again: &Field) -> Clash {
    let holds = |field: &Field| field.path.ends_with("[n]") || is_container(field);
    let type_differs = first.kind.kind.is_some()
        && again.kind.kind.is_some()
        && first.kind.kind != again.kind.kind;
    if type_differs {
        return Clash::Other(Because::OtherType(first.source.line));
    }
    let said = |need: &Need| *need != Need::Unsaid;
    let need_differs = first.read != again.read && said(&first.read) && said(&again.read)
        || first.write != again.write && said(&first.write) && said(&again.write);
    // An object that stands in two lists holds required and optional fields.
    if need_differs && !holds(first) {
        return Clash::Other(Because::OtherNeed(first.source.line));
    }
    // What is said the second time only is no less said.
    if !said(&first.read) && !said(&first.write) {
        first.read = again.read.clone();
        first.write = again.write.clone();
    }
    if first.kind.written.is_empty() {
        first.kind = again.kind.clone();
    }
    if first.values.is_empty() {
        first.values.clone_from(&again.values);
    }
    Clash::Same
}

fn is_container(field: &Field) -> bool {
    matches!(field.kind.kind, Some(Kind::Object | Kind::List))
}
