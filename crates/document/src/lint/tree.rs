//! A [`Tree`]: what an example holds, whatever it is written in, and where
//! each name and value of it stands.

use std::ops::Range;

use super::code::Code;

/// What was read of an example. Its items are held in one list, parents
/// before what they hold, so that no depth is a danger.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    /// All items.
    pub items: Vec<Item>,
    /// Those that stand in no other.
    pub roots: Vec<usize>,
    /// Comments: where they stand, with their marks.
    pub comments: Vec<Range<usize>>,
    /// Whether `...` stands beside the roots.
    pub more: bool,
}

/// A value, an element or an attribute.
#[derive(Debug, Clone)]
pub struct Item {
    /// Its name as the example spells it; `[n]` for an element of a list,
    /// with `@` before it for an attribute, nothing for a root in JSON.
    pub name: String,
    /// Where the name stands, without quotes.
    pub name_range: Range<usize>,
    /// Where it stands, from the first byte of its value (of an element: of
    /// its start tag) to the last.
    pub range: Range<usize>,
    /// What it is.
    pub value: Value,
    /// What it stands in.
    pub parent: Option<usize>,
    /// What it holds, in the order of the example.
    pub children: Vec<usize>,
    /// Whether `...` in it stands for more.
    pub more: bool,
}

/// What an item is.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// An object.
    Object,
    /// A list.
    List,
    /// Text; of an attribute, its value.
    Text(String),
    /// A number, as it is written.
    Number(String),
    /// True or false.
    Boolean(bool),
    /// Nothing.
    Null,
    /// An element of XML, with its text between tags, trimmed.
    Element(String),
    /// `...`, or a word that stands for a value.
    Placeholder,
}

impl Tree {
    /// Adds an item below another, or as a root, and says where it is.
    pub(super) fn add(&mut self, item: Item) -> usize {
        let index = self.items.len();
        match item.parent.and_then(|parent| self.items.get_mut(parent)) {
            Some(parent) => parent.children.push(index),
            None => self.roots.push(index),
        }
        self.items.push(item);
        index
    }

    /// The items that an item holds.
    pub fn children(&self, item: &Item) -> impl Iterator<Item = &Item> {
        item.children
            .iter()
            .filter_map(|index| self.items.get(*index))
    }

    /// The items that stand in no other.
    pub fn roots(&self) -> impl Iterator<Item = &Item> {
        self.roots.iter().filter_map(|index| self.items.get(*index))
    }

    /// The text that an item shows, where it shows one: that of a text, a
    /// number, or an element that holds no other.
    pub fn shown<'a>(&self, item: &'a Item) -> Option<&'a str> {
        match &item.value {
            Value::Text(text) | Value::Number(text) => Some(text),
            Value::Element(text) => {
                let holds = self.children(item).any(|child| !child.is_attribute());
                (!holds && !item.more && !text.is_empty()).then_some(text)
            }
            _ => None,
        }
    }
}

impl Item {
    /// Whether it is an attribute of an element.
    pub fn is_attribute(&self) -> bool {
        self.name.starts_with('@')
    }
}

/// One defect of an example.
#[derive(Debug, Clone)]
pub struct Fault {
    /// Its kind.
    pub code: &'static Code,
    /// The bytes of the example that it is about; empty where something is
    /// missing.
    pub range: Range<usize>,
    /// What is wrong, a lower-case fragment.
    pub message: String,
    /// What to do, a sentence.
    pub mend: String,
}
