//! Required fields that examples lack.

use std::collections::HashSet;

use crate::diagnostic::Diagnostic;
use crate::lint::code::example::{PLACEHOLDER, REQUIRED_MISSING};
use crate::lint::instance::Instance;
use crate::lint::ruling::{Ruling, contract_path};
use crate::lint::shape::{Node, NodeId};
use crate::lint::spelling;
use crate::lint::subject::Subject;
use crate::lint::tree::{Item, Value};
use crate::reading::{Field, Message};

/// Most fields that an object or element may lack and be whole otherwise.
const MOST: usize = 40;

pub(super) fn find(subject: &Subject) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for instance in &subject.instances {
        let mut told = HashSet::new();
        found.extend(nothing(subject, instance));
        for (index, node) in &instance.matched {
            for field in missing(subject, instance, *index, *node) {
                if found.len() < super::MOST && told.insert((&field.path, index)) {
                    let list = subject.shapes.node(subject.shapes.holder(*node)).message;
                    found.push(one(subject, instance, *index, field, list));
                }
            }
        }
    }
    found
}

/// An example that is an empty object, where fields are required of it.
fn nothing(subject: &Subject, instance: &Instance) -> Option<Diagnostic> {
    let shown = &subject.shown[instance.shown];
    let [(index, node)] = instance.matched.as_slice() else {
        return None;
    };
    let item = &shown.tree.items[*index];
    let is_empty = item.value == Value::Object && item.children.is_empty() && !item.more;
    if !is_empty || item.parent.is_some() || !shown.tree.comments.is_empty() {
        return None;
    }
    let members = &subject.shapes.node(subject.shapes.holder(*node)).children;
    let required: Vec<_> = members
        .iter()
        .map(|child| subject.shapes.node(*child))
        .filter(|child| child.field.is_some_and(|field| instance.requires(field)))
        .take(MOST)
        .map(|child| format!("`{}`", child.name))
        .collect();
    let (first, others) = required.split_first()?;
    let message = match others.len() {
        0 => format!("this example is empty, and {first} is required"),
        more => format!("this example is empty, and {first} and {more} more are required"),
    };
    Some(subject.find(
        &PLACEHOLDER,
        shown.page(&item.range),
        message,
        PLACEHOLDER.mend,
    ))
}

/// The required fields that an item of an example lacks.
fn missing<'a>(
    subject: &Subject<'a>,
    instance: &Instance,
    index: usize,
    node: NodeId,
) -> Vec<&'a Field> {
    let tree = &subject.shown[instance.shown].tree;
    let item = &tree.items[index];
    let is_whole = match &item.value {
        Value::Object => !item.more && !item.children.is_empty(),
        Value::Element(_) => !item.more && !is_reference(tree, item),
        _ => false,
    };
    let is_root = item.parent.is_none();
    if !is_whole || (is_root && tree.more) {
        return Vec::new();
    }
    let holder = subject.shapes.holder(node);
    let present: HashSet<&str> = tree
        .children(item)
        .map(|child| child.name.as_str())
        .collect();
    let children = || {
        subject
            .shapes
            .node(holder)
            .children
            .iter()
            .map(|child| subject.shapes.node(*child))
    };
    let known = children()
        .filter(|child| present.contains(child.name))
        .count();
    let missing: Vec<_> = children()
        .filter(|child| child.name != "[n]" && !present.contains(child.name))
        .filter_map(|child| child.field.or_else(|| elements(subject, child)))
        .filter(|field| instance.requires(field))
        .take(MOST + 1)
        .collect();
    // One that lacks more than it has is abridged without saying so.
    if missing.len() > known.min(MOST) {
        return Vec::new();
    }
    missing
        .into_iter()
        .filter(|field| !is_nearly_there(&present, field))
        .collect()
}

/// The field that stands for the elements of a list that has no row itself.
fn elements<'a>(subject: &Subject<'a>, list: &Node<'a>) -> Option<&'a Field> {
    let elements = list
        .children
        .iter()
        .map(|child| subject.shapes.node(*child))
        .find(|child| child.name == "[n]");
    elements?.field
}

/// Whether an element stands for one that is described elsewhere: it has
/// attributes and nothing in it.
fn is_reference(tree: &crate::lint::tree::Tree, item: &Item) -> bool {
    tree.children(item).all(Item::is_attribute)
}

/// Whether a name that is misspelled stands there in its place.
fn is_nearly_there(present: &HashSet<&str>, field: &Field) -> bool {
    let name = field
        .path
        .rsplit(['.', '/'])
        .next()
        .unwrap_or_default()
        .trim_end_matches("[n]");
    present.iter().any(|other| spelling::is_typo(other, name))
}

fn one(
    subject: &Subject,
    instance: &Instance,
    index: usize,
    field: &Field,
    list: &Message,
) -> Diagnostic {
    let shown = &subject.shown[instance.shown];
    let item = &shown.tree.items[index];
    let path = contract_path(&field.path, instance.message.xml);
    let message = format!(
        "`{path}` is missing here, and required in line {}",
        field.source.line
    );
    let ruling = Ruling::new(
        &format!("{path} requirement"),
        &format!("The list requires {path}; an example lacks it."),
        "It is optional.",
        "An example that contradicted the list would not be an example.",
    );
    let ruling = ruling
        .part("amend")
        .list("messages", &[&list.name])
        .list("fields", &[&path])
        .text("requirement", "optional");
    let range = match item.value {
        Value::Object => item.range.start..item.range.start + 1,
        _ => item.name_range.clone(),
    };
    subject.find(
        &REQUIRED_MISSING,
        shown.page(&range),
        message,
        ruling.toml(),
    )
}
