//! A message as a tree of [`Node`]s, made of its flat list of fields.

use std::collections::HashMap;

use countersign_contract::{Field, Message};

/// A value of a message with the values below it.
pub(crate) struct Node<'c> {
    /// The field; `None` for the message itself.
    pub(crate) field: Option<&'c Field>,
    /// Members, where it may be an object.
    pub(crate) members: Vec<Node<'c>>,
    /// The element, where it may be a list whose elements are documented.
    pub(crate) element: Option<Box<Node<'c>>>,
}

impl<'c> Node<'c> {
    /// The tree of a message.
    pub(crate) fn of(message: &'c Message) -> Self {
        let mut below: HashMap<String, Vec<&'c Field>> = HashMap::new();
        for field in &message.fields {
            let parent = field.path.parent();
            let parent = parent.as_ref().map_or("", |path| path.as_str());
            below.entry(parent.to_owned()).or_default().push(field);
        }
        Self::grow(None, &below)
    }

    fn grow(field: Option<&'c Field>, below: &HashMap<String, Vec<&'c Field>>) -> Self {
        let mut node = Self {
            field,
            members: Vec::new(),
            element: None,
        };
        let path = field.map_or("", |field| field.path.as_str());
        for child in below.get(path).into_iter().flatten() {
            let grown = Self::grow(Some(child), below);
            if child.path.is_element() {
                node.element = Some(Box::new(grown));
            } else {
                node.members.push(grown);
            }
        }
        node
    }

    /// The member's name; empty for the message and for elements.
    pub(crate) fn name(&self) -> &'c str {
        match self.field {
            Some(field) if !field.path.is_element() => field.path.name(),
            _ => "",
        }
    }

    /// The members of an element of XML by what they are.
    pub(crate) fn content(&self) -> Content<'_, 'c> {
        let mut content = Content::default();
        for member in &self.members {
            match member.name() {
                "text()" => content.text = Some(member),
                name if name.starts_with('@') => content.attributes.push(member),
                _ => content.elements.push(member),
            }
        }
        content
    }

    /// Members of each choice of which one at least is there, by first
    /// appearance.
    pub(crate) fn choices(&self) -> Vec<Vec<&Node<'c>>> {
        let mut names: Vec<&str> = Vec::new();
        let mut groups: Vec<Vec<&Node<'c>>> = Vec::new();
        for member in &self.members {
            let Some(countersign_contract::Requirement::OneOf(group)) =
                member.field.map(|field| &field.requirement)
            else {
                continue;
            };
            match names.iter().position(|name| name == group) {
                Some(at) => groups[at].push(member),
                None => {
                    names.push(group);
                    groups.push(vec![member]);
                }
            }
        }
        groups
    }
}

/// What an element of XML holds.
#[derive(Default)]
pub(crate) struct Content<'n, 'c> {
    pub(crate) attributes: Vec<&'n Node<'c>>,
    /// Its text, where that is a field of its own.
    pub(crate) text: Option<&'n Node<'c>>,
    pub(crate) elements: Vec<&'n Node<'c>>,
}
