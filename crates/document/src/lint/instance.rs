//! An [`Instance`]: an example, or a part of one, beside the fields of the
//! message that it shows.

use std::collections::{HashMap, HashSet};

use super::adopted::{self, Lists};
use super::carried::meant;
use super::shape::{NodeId, Shapes};
use super::shown::Shown;
use super::tree::{Item, Value};
use crate::reading::{Body, Field, Language, Message, Need, Reading};

/// Levels of an example in which the element of a message is looked for.
const ROOT_DEPTH: usize = 4;

/// An example beside the message that it shows.
pub(super) struct Instance<'a> {
    /// Which example.
    pub(super) shown: usize,
    pub(super) message: &'a Message,
    read: bool,
    write: bool,
    /// The body that the call declares, where it is one of a call.
    pub(super) body: Option<&'a Body>,
    /// Items of the example with what declares each.
    pub(super) matched: Vec<(usize, NodeId)>,
    /// Items that nothing declares, with what holds them.
    pub(super) unknown: Vec<(usize, NodeId)>,
}

impl Instance<'_> {
    /// Whether a field must be there, in the direction that is shown.
    pub(super) fn requires(&self, field: &Field) -> bool {
        let read = !self.read || field.read == Need::Yes;
        let write = !self.write || field.write == Need::Yes;
        (self.read || self.write) && read && write
    }

    /// The words of the case in which a field must be there, in the direction
    /// that is shown.
    pub(super) fn condition<'f>(&self, field: &'f Field) -> Option<&'f str> {
        let need = match (self.read, self.write) {
            (false, false) => return None,
            (true, true) if field.read != field.write => return None,
            (_, true) => &field.write,
            (true, false) => &field.read,
        };
        match need {
            Need::Conditional(words) => Some(words),
            _ => None,
        }
    }
}

/// All instances of messages whose fields the page lists.
pub(super) fn all<'a>(
    reading: &'a Reading,
    shapes: &Shapes<'a>,
    shown: &[Shown<'a>],
) -> Vec<Instance<'a>> {
    let operations = reading
        .operations
        .iter()
        .map(|operation| (operation.id.as_str(), operation))
        .collect();
    let messages = reading
        .messages
        .iter()
        .filter(|message| !message.fields.is_empty());
    let messages: HashMap<&str, &Message> = messages
        .map(|message| (message.name.as_str(), message))
        .collect();
    let lists = Lists::new(reading, shapes);
    let mut all = Vec::new();
    for (index, example) in shown.iter().enumerate() {
        let mut seen = HashSet::new();
        // Whether the page lists the fields of what the example is of.
        let mut is_listed = false;
        for carried in example.of {
            let Some((name, read, write, body)) = meant(&operations, carried) else {
                continue;
            };
            let Some(message) = messages.get(name).copied() else {
                continue;
            };
            is_listed = true;
            let is_alike = message.xml == (example.language == Language::Xml)
                || adopted::is_rootless(shapes, message, &example.tree);
            if !is_alike || !seen.insert((name, read, write)) {
                continue;
            }
            all.extend(Instance::of(
                shapes,
                example,
                (index, message, read, write),
                body,
            ));
        }
        let adopted = (!is_listed).then(|| lists.of(shapes, example)).flatten();
        if let Some((message, read)) = adopted {
            all.extend(Instance::of(
                shapes,
                example,
                (index, message, read, false),
                None,
            ));
        }
    }
    all
}

impl<'a> Instance<'a> {
    /// An example beside a message, where it shows that.
    fn of(
        shapes: &Shapes<'a>,
        example: &Shown,
        (shown, message, read, write): (usize, &'a Message, bool, bool),
        body: Option<&'a Body>,
    ) -> Option<Self> {
        let mut instance = Self {
            shown,
            message,
            read,
            write,
            body,
            matched: Vec::new(),
            unknown: Vec::new(),
        };
        instance.walk(shapes, example);
        let is_plausible = instance.is_plausible(shapes, example);
        is_plausible.then_some(instance)
    }

    /// Whether the example shows this message at all: of what it begins with,
    /// the list has a good part.
    fn is_plausible(&self, shapes: &Shapes, example: &Shown) -> bool {
        let tree = &example.tree;
        let starts: HashSet<usize> = self
            .matched
            .iter()
            .filter(|(_, node)| shapes.depth(*node) < 2)
            .map(|(item, _)| *item)
            .collect();
        let below = |items: &[(usize, NodeId)]| {
            let parents = items
                .iter()
                .filter_map(|(item, _)| tree.items[*item].parent);
            parents.filter(|parent| starts.contains(parent)).count()
        };
        if self.message.xml {
            // The root has the name of the message's.
            return !self.matched.is_empty();
        }
        // An empty object that a call carries lacks all that is required.
        if let ([(root, _)], Some(_), []) =
            (self.matched.as_slice(), self.body, self.unknown.as_slice())
        {
            return tree.items[*root].parent.is_none() && tree.items[*root].value == Value::Object;
        }
        self.matched.len() > 1 && below(&self.unknown) <= 3 * below(&self.matched)
    }

    fn walk(&mut self, shapes: &Shapes<'a>, example: &Shown) {
        let Some(root) = shapes.root(&self.message.name) else {
            return;
        };
        let mut open = match example.language {
            Language::Json => self.json_roots(shapes, example, root),
            Language::Xml if self.message.xml => xml_roots(shapes, example, root),
            // The list leaves the root element out.
            Language::Xml => example
                .tree
                .roots
                .iter()
                .map(|item| (*item, root))
                .collect(),
        };
        while let Some((index, node)) = open.pop() {
            self.matched.push((index, node));
            let item = &example.tree.items[index];
            let holder = shapes.holder(node);
            for child in &item.children {
                let name = example.tree.items[*child].name.as_str();
                let found = shapes
                    .child(holder, name)
                    .or_else(|| match (name, &item.value) {
                        // A list whose members are listed without its elements.
                        ("[n]", Value::List) if !shapes.node(holder).children.is_empty() => {
                            Some(node)
                        }
                        _ => None,
                    });
                match found {
                    Some(found) => open.push((*child, found)),
                    None => {
                        self.unknown.push((*child, holder));
                        // What it holds is the same at another place.
                        let is_element = !example.tree.items[*child].is_attribute();
                        let moved = shapes.within(holder, name).filter(|_| is_element);
                        open.extend(moved.map(|node| (*child, node)));
                    }
                }
            }
        }
        self.matched.sort_unstable();
        self.unknown.sort_unstable();
    }

    /// Where the message begins in an example in JSON: at its root, in the
    /// elements of a list, or in the member that wraps it.
    fn json_roots(
        &self,
        shapes: &Shapes<'a>,
        example: &Shown,
        root: NodeId,
    ) -> Vec<(usize, NodeId)> {
        let tree = &example.tree;
        let mut roots = tree.roots.clone();
        let wrapper = self.body.and_then(|body| body.wrapper.as_deref());
        if let Some(wrapper) = wrapper
            && let Some(inner) = tree
                .roots()
                .flat_map(|item| &item.children)
                .find(|child| tree.items[**child].name == wrapper)
        {
            roots = vec![*inner];
        }
        let declares_list = shapes.child(root, "[n]").is_some();
        let elements = roots.iter().flat_map(|index| match &tree.items[*index] {
            Item {
                value: Value::List,
                children,
                ..
            } if !declares_list => children.clone(),
            _ => vec![*index],
        });
        elements.map(|index| (index, root)).collect()
    }
}

/// Where the element of a message stands in an example in XML.
fn xml_roots(shapes: &Shapes, example: &Shown, root: NodeId) -> Vec<(usize, NodeId)> {
    let mut found = Vec::new();
    let mut level = example.tree.roots.clone();
    for _ in 0..ROOT_DEPTH {
        let mut next = Vec::new();
        for index in level {
            let item = &example.tree.items[index];
            match shapes.child(root, &item.name) {
                Some(node) => found.push((index, node)),
                None => next.extend(
                    item.children
                        .iter()
                        .filter(|child| !example.tree.items[**child].is_attribute()),
                ),
            }
        }
        level = next;
    }
    found
}
