//! Fields that only examples show, and those that they show at another place.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::Diagnostic;
use crate::lint::code::example::{STRUCTURE, UNDECLARED};
use crate::lint::found::Found;
use crate::lint::instance::Instance;
use crate::lint::ruling::{Ruling, contract_path};
use crate::lint::shape::NodeId;
use crate::lint::subject::Subject;
use crate::lint::tree::{Item, Value};

pub(super) fn find(subject: &Subject) -> Found {
    let mut found = Found::default();
    let mut told = HashSet::new();
    let mut around: HashMap<NodeId, Around> = HashMap::new();
    for instance in &subject.instances {
        let tree = &subject.shown[instance.shown].tree;
        let holders: HashSet<_> = instance.matched.iter().map(|(index, _)| *index).collect();
        for (index, holder) in &instance.unknown {
            let item = &tree.items[*index];
            let known = |parent: usize| holders.contains(&parent);
            let around = around
                .entry(*holder)
                .or_insert_with(|| Around::new(subject, *holder));
            if !item.parent.is_some_and(known)
                || is_exempt(subject, instance, item, *holder, around)
            {
                continue;
            }
            let path = path(subject, instance, *holder, &item.name);
            if !told.insert((&subject.shapes.node(*holder).message.name, path.clone())) {
                continue;
            }
            let place = around
                .within
                .get(item.name.as_str())
                .filter(|_| !item.is_attribute());
            found.tell(|| match place {
                Some(place) => moved(subject, instance, item, &path, place),
                None => only_shown(subject, instance, item, &path, *holder),
            });
        }
    }
    found
}

/// The path of an item below what holds it, as contracts write it.
fn path(subject: &Subject, instance: &Instance, holder: NodeId, name: &str) -> String {
    let above = subject.shapes.node(holder).path;
    let separator = if instance.message.xml { "/" } else { "." };
    let path = match (above, name) {
        ("", name) => name.to_owned(),
        (above, "[n]") => format!("{above}[n]"),
        (above, name) => format!("{above}{separator}{name}"),
    };
    contract_path(&path, instance.message.xml)
}

/// What is no field, or can't be told to be none of the list's.
fn is_exempt(
    subject: &Subject,
    instance: &Instance,
    item: &Item,
    holder: NodeId,
    around: &Around,
) -> bool {
    let name = item.name.as_str();
    let node = subject.shapes.node(holder);
    let lists_members = !node.children.is_empty();
    let is_of_xml =
        name.starts_with("@xmlns") || name.starts_with("@xml:") || name.starts_with("@xsi:");
    let near = subject.declared.near(name.trim_start_matches('@'));
    let is_misspelled = near.is_some_and(|near| {
        subject.shapes.child(holder, near).is_some()
            || subject.shapes.child(holder, &format!("@{near}")).is_some()
    });
    let is_typo_of_namespace = super::namespace::lacks_prefix(subject, item).is_some();
    // In XML an attribute or two of an element without any may be read, while
    // members of an object that lists none are not the list's matter.
    let is_listed = lists_members || (instance.message.xml && item.is_attribute());
    !is_listed
        || name == "[n]"
        || name.is_empty()
        || is_of_xml
        || around.is_open
        || is_misspelled
        || is_typo_of_namespace
}

/// What the list has around a place.
struct Around<'a> {
    /// Whether members of any name may stand there.
    is_open: bool,
    /// Names within what stands there, with their paths.
    within: HashMap<&'a str, &'a str>,
}

impl<'a> Around<'a> {
    fn new(subject: &Subject<'a>, holder: NodeId) -> Self {
        let shapes = &subject.shapes;
        let mut around = Self {
            is_open: false,
            within: HashMap::new(),
        };
        for child in &shapes.node(holder).children {
            let name = shapes.node(*child).name;
            around.is_open |= name.starts_with(['{', '<', '*']) || name == "...";
            let elements = shapes.child(*child, "[n]").unwrap_or(*child);
            for inner in &shapes.node(elements).children {
                let inner = shapes.node(*inner);
                around.within.entry(inner.name).or_insert(inner.path);
            }
        }
        around
    }
}

fn moved(
    subject: &Subject,
    instance: &Instance,
    item: &Item,
    path: &str,
    place: &str,
) -> Diagnostic {
    let shown = &subject.shown[instance.shown];
    let means = contract_path(place, instance.message.xml);
    let message = format!("`{path}` stands here, where the list has `{means}`");
    let ruling = Ruling::new(
        &format!("{path} place"),
        &format!("An example has {path}, where the list has {means}."),
        "Examples abridge; what the list says holds.",
        "The list is where places are defined.",
    );
    let ruling = ruling
        .part("alias")
        .text("written", path)
        .text("means", &means.replace("[n]", ""));
    subject.find(&STRUCTURE, shown.page(&item.name_range), message, ruling)
}

fn only_shown(
    subject: &Subject,
    instance: &Instance,
    item: &Item,
    path: &str,
    holder: NodeId,
) -> Diagnostic {
    let shown = &subject.shown[instance.shown];
    let list = subject.shapes.node(holder).message;
    let message = format!("`{path}` is in no list of fields of `{}`", list.heading);
    let kind = match &item.value {
        Value::Object => "object",
        Value::List => "list",
        Value::Number(number) if number.bytes().all(|byte| byte.is_ascii_digit()) => "integer",
        Value::Number(_) => "number",
        Value::Boolean(_) => "boolean",
        Value::Element(_) if shown.tree.children(item).any(|child| !child.is_attribute()) => {
            "object"
        }
        _ => "text",
    };
    let ruling = Ruling::new(
        &format!("{path} shown"),
        &format!("An example shows {path}, which no list has."),
        "It is optional, of the kind that the example shows.",
        "An example must pass, and a list that is silent demands nothing.",
    );
    let ruling = ruling
        .part("add")
        .list("messages", &[&list.name])
        .list("fields", &[path])
        .list("kinds", &[kind]);
    subject.find(&UNDECLARED, shown.page(&item.name_range), message, ruling)
}
