//! Required fields that examples lack.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::lint::code::example::{PLACEHOLDER, REQUIRED_MISSING};
use crate::lint::condition;
use crate::lint::elsewhere::Elsewhere;
use crate::lint::found::Found;
use crate::lint::instance::Instance;
use crate::lint::ruling::{Ruling, contract_path};
use crate::lint::shape::{Node, NodeId};
use crate::lint::spelling;
use crate::lint::subject::Subject;
use crate::lint::tree::{Item, Value};
use crate::reading::{Field, Message};

/// Most fields that an object or element may lack and be whole otherwise.
const MOST: usize = 40;

/// Most conditions that are judged of one object or element.
const MOST_CONDITIONS: usize = 20;

/// Most letters of a condition that are told.
const MOST_WORDS: usize = 80;

/// A required field that examples lack.
struct Lacking<'a> {
    field: &'a Field,
    /// The list that requires it.
    list: &'a Message,
    /// Where it is missing first: of which instance, and in which item.
    instance: usize,
    item: usize,
    /// All places where it is missing.
    elsewhere: Elsewhere,
}

pub(super) fn find(subject: &Subject) -> Found {
    let contested = super::contested(subject);
    let mut found = Found::default();
    let mut all: Vec<Lacking> = Vec::new();
    let mut known: HashMap<(&str, &str), usize> = HashMap::new();
    for (instance, lacks) in subject.instances.iter().enumerate() {
        found.extend(nothing(subject, lacks));
        for (item, node) in &lacks.matched {
            let list = subject.shapes.node(subject.shapes.holder(*node)).message;
            for field in missing(subject, lacks, *item, *node) {
                if contested.contains(&field.source.line) {
                    continue;
                }
                let index = *known.entry((&list.name, &field.path)).or_insert(all.len());
                if index == all.len() {
                    all.push(Lacking {
                        field,
                        list,
                        instance,
                        item: *item,
                        elsewhere: Elsewhere::default(),
                    });
                }
                let place = place(subject, lacks, *item).start;
                all[index]
                    .elsewhere
                    .add(subject.document.text.at(place).line);
            }
        }
    }
    for lacking in &all {
        found.tell(|| one(subject, lacking));
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
    let children = || subject.shapes.node(holder).children.iter().copied();
    let name = |id: NodeId| subject.shapes.node(id).name;
    let known = children()
        .filter(|child| present.contains(name(*child)))
        .count();
    let mut judged = 0;
    let missing: Vec<_> = children()
        .filter(|child| name(*child) != "[n]" && !present.contains(name(*child)))
        .filter_map(|child| {
            let node = subject.shapes.node(child);
            let field = node.field.or_else(|| elements(subject, node))?;
            let is_case = |words: &str| {
                judged += 1;
                if judged > MOST_CONDITIONS {
                    return false;
                }
                condition::holds(&subject.shapes, holder, node.name, words, (tree, item))
            };
            let is_due = instance.requires(field) || instance.condition(field).is_some_and(is_case);
            is_due.then_some((child, field))
        })
        .take(MOST + 1)
        .collect();
    // One that lacks more than it has is abridged without saying so.
    if missing.len() > known.min(MOST) {
        return Vec::new();
    }
    let stray: Vec<_> = present
        .iter()
        .copied()
        .filter(|name| subject.shapes.child(holder, name).is_none())
        .collect();
    missing
        .into_iter()
        .filter(|(child, _)| !is_left_out_around(subject, *child, &stray))
        .map(|(_, field)| field)
        .filter(|field| !is_nearly_there(&present, field))
        .collect()
}

/// Whether what should stand in an object or element stands in its place:
/// that is told of its members.
fn is_left_out_around(subject: &Subject, missing: NodeId, stray: &[&str]) -> bool {
    let shapes = &subject.shapes;
    let elements = shapes.child(missing, "[n]").unwrap_or(missing);
    let is_member = |name: &&str| shapes.child(elements, name).is_some();
    stray
        .iter()
        .any(|name| !name.starts_with('@') && is_member(name))
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

/// Where an item begins, as far as it is marked.
fn place(subject: &Subject, instance: &Instance, item: usize) -> Range<usize> {
    let shown = &subject.shown[instance.shown];
    let item = &shown.tree.items[item];
    shown.page(&match item.value {
        Value::Object => item.range.start..item.range.start + 1,
        _ => item.name_range.clone(),
    })
}

fn one(subject: &Subject, lacking: &Lacking) -> Diagnostic {
    let Lacking { field, list, .. } = lacking;
    let instance = &subject.instances[lacking.instance];
    let path = contract_path(&field.path, instance.message.xml);
    let place = place(subject, instance, lacking.item);
    let here = subject.document.text.at(place.start).line;
    let case = match instance.condition(field) {
        Some(words) => format!(" ({})", words.chars().take(MOST_WORDS).collect::<String>()),
        None => String::new(),
    };
    let message = format!(
        "`{path}` is missing here{}, and required in line {}{case}",
        lacking.elsewhere.words(here),
        field.source.line
    );
    let demand = match instance.condition(field) {
        Some(_) => "The list requires {path} in a case; an example of that",
        None => "The list requires {path}; an example",
    };
    let ruling = Ruling::new(
        &format!("{path} requirement"),
        &format!("{} lacks it.", demand.replace("{path}", &path)),
        "It is optional.",
        "An example that contradicted the list would not be an example.",
    );
    let ruling = ruling
        .part("amend")
        .list("messages", &[&list.name])
        .list("fields", &[&path])
        .text("requirement", "optional");
    subject.find(&REQUIRED_MISSING, place, message, ruling)
}
