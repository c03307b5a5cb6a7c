//! The [`Spelling`] of paths: of members in JSON, of elements and attributes
//! in XML.

use super::reader::{Due, Reader};
use super::schema::{Around, Property, Shape, merge};
use super::tree::{Id, Tree};

/// How the paths of a message are spelled.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spelling {
    /// Whether it is XML.
    pub(super) xml: bool,
}

impl Spelling {
    /// The root element of a message, for XML.
    pub(super) fn root(self, reader: &Reader<'_>, shape: &Shape, due: &Due) -> Option<String> {
        let component = reader.components.get(&due.schema);
        let otherwise = component.copied().unwrap_or(&due.heading);
        let named = || named(reader.tree, shape, otherwise);
        self.xml.then(named)
    }

    /// The path of a member or element of this name.
    pub(super) fn member(self, path: &str, name: &str) -> String {
        match (path, self.xml) {
            ("", _) => name.to_owned(),
            (_, true) => format!("{path}/{name}"),
            (_, false) => format!("{path}.{name}"),
        }
    }

    /// The path of a property. In XML that of a list without a wrapper is the
    /// path of its elements.
    pub(super) fn property(
        self,
        reader: &mut Reader<'_>,
        path: &str,
        property: &Property,
    ) -> String {
        if !self.xml {
            return self.member(path, &property.name);
        }
        let shape = merge(reader, &property.parts, &Around::new());
        let tree = reader.tree;
        let name = match shape.is_list() && !is(tree, &shape, "wrapped") {
            true => {
                let element = merge(reader, &shape.items, &Around::new());
                named(tree, &element, &property.name)
            }
            false => named(tree, &shape, &property.name),
        };
        match is(tree, &shape, "attribute") {
            true => self.member(path, &format!("@{name}")),
            false => self.member(path, &name),
        }
    }

    /// The path of the elements of the list that stands at a path.
    pub(super) fn element(self, tree: &Tree, path: &str, list: &Shape, element: &Shape) -> String {
        match self.wrapped(tree, path, list, element) {
            Some(path) => path,
            None if self.xml => path.to_owned(),
            None => format!("{path}[n]"),
        }
    }

    /// The path of the elements of a list that has an element around them.
    pub(super) fn wrapped(
        self,
        tree: &Tree,
        path: &str,
        list: &Shape,
        element: &Shape,
    ) -> Option<String> {
        let wrapper = path.rsplit('/').next().unwrap_or(path);
        let is_wrapped = self.xml && is(tree, list, "wrapped");
        is_wrapped.then(|| self.member(path, &named(tree, element, wrapper)))
    }
}

/// Whether the `xml` of a schema says so.
fn is(tree: &Tree, shape: &Shape, flag: &str) -> bool {
    shape.xml.is_some_and(|xml| tree.is(xml, flag))
}

/// The name in XML of what has this one in the description.
fn named(tree: &Tree, shape: &Shape, otherwise: &str) -> String {
    let text = |xml: Id, name: &str| tree.text_of(xml, name).map(str::to_owned);
    let name = shape.xml.and_then(|xml| text(xml, "name"));
    let name = name.unwrap_or_else(|| otherwise.to_owned());
    match shape.xml.and_then(|xml| text(xml, "prefix")) {
        Some(prefix) => format!("{prefix}:{name}"),
        None => name,
    }
}
