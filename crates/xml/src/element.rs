//! An [`Element`] that is being read, and the tree that it becomes.

use serde_json::map::Entry;
use serde_json::{Map, Value};

use crate::TEXT;
use crate::name::{is_blank, is_space};
use crate::shapes::Shape;

/// How an element is read.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Form<'s> {
    /// As the contract says.
    Documented(&'s Shape),
    /// Whole, though the contract does not name it.
    Kept,
    /// Not at all, because the contract does not name it.
    Skipped,
}

impl Form<'_> {
    /// The value that a text of this form is.
    fn value(self, text: String) -> Value {
        match self {
            Self::Documented(shape) if shape.trimmed => text.trim_matches(is_space).into(),
            _ => text.into(),
        }
    }
}

/// An element between its tags.
#[derive(Debug)]
pub(crate) struct Element<'s> {
    name: String,
    form: Form<'s>,
    members: Map<String, Value>,
    text: String,
    /// Whether elements stand in it, skipped ones too.
    parent: bool,
}

impl<'s> Element<'s> {
    pub(crate) fn new(name: String, form: Form<'s>) -> Self {
        Self {
            name,
            form,
            members: Map::new(),
            text: String::new(),
            parent: false,
        }
    }

    /// What it is called in the tree.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// How a child of this name is read.
    pub(crate) fn form_of(&self, name: &str) -> Form<'s> {
        match self.form {
            Form::Documented(shape) => match shape.members.get(name) {
                Some(child) => Form::Documented(child),
                None if shape.open => Form::Kept,
                None => Form::Skipped,
            },
            Form::Kept => Form::Kept,
            Form::Skipped => Form::Skipped,
        }
    }

    /// Takes an attribute by its member's name.
    pub(crate) fn attribute(&mut self, name: String, value: String) {
        let form = self.form_of(&name);
        if !matches!(form, Form::Skipped) {
            self.members.insert(name, form.value(value));
        }
    }

    /// Takes character content.
    pub(crate) fn text(&mut self, text: &str) {
        if !matches!(self.form, Form::Skipped) {
            self.text.push_str(text);
        }
    }

    /// Takes a child that is closed.
    pub(crate) fn child(&mut self, child: Self) {
        self.parent = true;
        let list = match child.form {
            Form::Skipped => return,
            Form::Kept => false,
            Form::Documented(shape) => shape.list,
        };
        let (name, value) = child.closed();
        match self.members.entry(name) {
            Entry::Vacant(place) if list => {
                place.insert(Value::Array(vec![value]));
            }
            Entry::Vacant(place) => {
                place.insert(value);
            }
            Entry::Occupied(mut place) => match place.get_mut() {
                Value::Array(all) => all.push(value),
                one => *one = Value::Array(vec![one.take(), value]),
            },
        }
    }

    /// The name and the tree of the element.
    pub(crate) fn closed(mut self) -> (String, Value) {
        let (object, text) = match self.form {
            Form::Documented(shape) if shape.object => (true, shape.text),
            Form::Documented(shape) if !shape.open => (false, true),
            _ => (!self.members.is_empty(), true),
        };
        // Blanks between elements lay the document out; alone in an element
        // that holds text, they are its text.
        if (self.parent || !text) && is_blank(&self.text) {
            self.text.clear();
        }
        if !object {
            return (self.name, self.form.value(self.text));
        }
        if !self.text.is_empty() {
            self.members.insert(TEXT.to_owned(), self.text.into());
        }
        (self.name, self.members.into())
    }
}
