//! A [`Tree`]: what a description holds, each value with its place, whether it
//! is written in JSON or YAML.

mod build;
mod json;
mod places;
mod scalar;
mod surrogates;

use serde::de::IgnoredAny;

use crate::origin::Origin;
use crate::text::Text;

pub(super) use build::build;
pub(super) use places::At;

/// A value in a tree, by number. Aliases of YAML make several places hold the
/// same one, so that what is named often is stored once.
pub(super) type Id = usize;

/// What a description holds.
#[derive(Debug, Default)]
pub(super) struct Tree {
    nodes: Vec<Node>,
}

/// One value.
#[derive(Debug)]
pub(super) struct Node {
    /// What it is.
    pub(super) value: Value,
    /// Where it begins.
    pub(super) start: At,
    /// The byte behind its last.
    pub(super) end: usize,
    /// Whether it is written as in JSON: in brackets or quotes, or a word.
    pub(super) flow: bool,
    /// How many levels it holds.
    height: usize,
}

/// What a value is.
#[derive(Debug, PartialEq)]
pub(super) enum Value {
    Null,
    Bool(bool),
    /// A number, as it is written.
    Number(String),
    Text(String),
    List(Vec<Id>),
    Map(Map),
}

/// An object: its members in their order, each name once.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Map {
    /// The members.
    pub(super) entries: Vec<Entry>,
    /// Numbers of the entries in the order of their names.
    sorted: Vec<usize>,
}

/// A member of an object.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    /// Its name.
    pub(super) name: String,
    /// Where its name stands.
    pub(super) at: At,
    /// What it holds.
    pub(super) value: Id,
}

/// What is wrong with how a description is written.
#[derive(Debug)]
pub(super) struct Fault {
    /// Where.
    pub(super) at: At,
    /// What stands there.
    pub(super) words: String,
    /// Why it could not be read, a lower-case fragment.
    pub(super) because: String,
    /// What kind of fault it is.
    pub(super) kind: FaultKind,
}

/// A kind of fault in how a description is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FaultKind {
    /// It is neither JSON nor YAML.
    Syntax,
    /// An object has a member twice.
    Twice,
    /// It is more than is read.
    Bound,
}

/// The root of every tree.
pub(super) const ROOT: Id = 0;

impl Tree {
    /// All values, by number.
    pub(super) fn ids(&self) -> std::ops::Range<Id> {
        0..self.nodes.len()
    }

    /// A value by number.
    pub(super) fn node(&self, id: Id) -> &Node {
        &self.nodes[id]
    }

    /// The members of an object; none, where it is another value.
    pub(super) fn entries(&self, id: Id) -> &[Entry] {
        match &self.node(id).value {
            Value::Map(map) => &map.entries,
            _ => &[],
        }
    }

    /// The elements of a list; none, where it is another value.
    pub(super) fn items(&self, id: Id) -> &[Id] {
        match &self.node(id).value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The member of this name.
    pub(super) fn entry(&self, id: Id, name: &str) -> Option<&Entry> {
        let Value::Map(map) = &self.node(id).value else {
            return None;
        };
        let found = map
            .sorted
            .binary_search_by(|at| map.entries[*at].name.as_str().cmp(name));
        found.ok().map(|at| &map.entries[map.sorted[at]])
    }

    /// What the member of this name holds.
    pub(super) fn get(&self, id: Id, name: &str) -> Option<Id> {
        self.entry(id, name).map(|entry| entry.value)
    }

    /// The text that a value is.
    pub(super) fn text(&self, id: Id) -> Option<&str> {
        match &self.node(id).value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The text of the member of this name.
    pub(super) fn text_of(&self, id: Id, name: &str) -> Option<&str> {
        self.text(self.get(id, name)?)
    }

    /// Whether the member of this name is `true`.
    pub(super) fn is(&self, id: Id, name: &str) -> bool {
        self.get(id, name)
            .is_some_and(|id| self.node(id).value == Value::Bool(true))
    }

    /// A value as a page would write it in a table: text without quotes,
    /// anything else as JSON.
    pub(super) fn written(&self, id: Id) -> String {
        self.text(id)
            .map_or_else(|| json::write(self, id).0, str::to_owned)
    }

    /// A value as JSON, and where it stands: the page's own words where it is
    /// written so, else what they mean.
    pub(super) fn json(&self, id: Id, text: &Text) -> (String, Origin) {
        let node = self.node(id);
        let is_json = |own: &&str| node.flow && serde_json::from_str::<IgnoredAny>(own).is_ok();
        match text.body.get(node.start.byte..node.end).filter(is_json) {
            Some(own) => (own.to_owned(), Origin::verbatim(node.start.byte)),
            None => json::write(self, id),
        }
    }
}

impl Map {
    fn new(entries: Vec<Entry>) -> Self {
        let mut sorted: Vec<usize> = (0..entries.len()).collect();
        sorted.sort_by(|a, b| entries[*a].name.cmp(&entries[*b].name));
        Self { entries, sorted }
    }
}
