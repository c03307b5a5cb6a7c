//! Examples that stand apart from the list of what they show: in a section of
//! their own, or as the answer of a call whose fields stand right below it.

use std::collections::{HashMap, HashSet};

use countersign_contract::Method;

use super::shape::{NodeId, Shapes};
use super::shown::Shown;
use super::tree::{Item, Tree, Value};
use crate::reading::{Carried, Language, Message, Operation, Reading};

/// Fewest members of an example that a list must have for it to be the list
/// of what is shown.
const FEWEST: usize = 3;

/// The same where the list stands below the call that answers with the
/// example, and above the next.
const FEWEST_BELOW: usize = 2;

/// Most lists that are looked at for one example.
const MOST: usize = 200;

/// Most members of an example that are looked at.
const MOST_MEMBERS: usize = 200;

/// The lists that an example may be adopted by.
pub(super) struct Lists<'a> {
    /// Those that no call takes: what a call answers is often more than what
    /// it takes, and no contradiction.
    all: Vec<(&'a Message, NodeId)>,
    /// The lines in which calls begin, by their ids, and the next call's.
    calls: HashMap<&'a str, (u32, u32)>,
}

impl<'a> Lists<'a> {
    pub(super) fn new(reading: &'a Reading, shapes: &Shapes<'a>) -> Self {
        // What stands below a call that takes nothing is what it answers.
        let takes = |operation: &&Operation| !matches!(operation.method, Method::Get);
        let taken: HashSet<&str> = reading
            .operations
            .iter()
            .filter(takes)
            .filter_map(|operation| operation.request.as_ref())
            .map(|body| body.message.as_str())
            .collect();
        let messages = reading
            .messages
            .iter()
            .filter(|message| !message.fields.is_empty() && !taken.contains(message.name.as_str()));
        let all = messages.filter_map(|message| Some((message, shapes.root(&message.name)?)));
        Self {
            all: all.take(MOST).collect(),
            calls: calls(&reading.operations),
        }
    }

    /// The list that has most of what an example shows, where only one has,
    /// and whether the example must have what it requires.
    pub(super) fn of(&self, shapes: &Shapes<'a>, example: &Shown) -> Option<(&'a Message, bool)> {
        let tree = &example.tree;
        let first = tree.roots().next()?;
        let root = match first.value {
            Value::List => tree.children(first).next()?,
            _ => first,
        };
        let names: HashSet<&str> = tree
            .children(root)
            .map(|member| member.name.as_str())
            .take(MOST_MEMBERS)
            .collect();
        let fits = self.all.iter().filter_map(|(message, node)| {
            let holder = holder(shapes, message, *node, root, example.language)?;
            let known = names
                .iter()
                .filter(|name| shapes.child(holder, name).is_some());
            let known = known.count();
            let is_below = self.is_below(message, example.of);
            let fewest = if is_below { FEWEST_BELOW } else { FEWEST };
            (known >= fewest && known * 3 >= names.len() * 2).then_some((known, *message, is_below))
        });
        let mut fits: Vec<_> = fits.collect();
        fits.sort_by_key(|(known, ..)| std::cmp::Reverse(*known));
        match fits.as_slice() {
            [(best, message, is_below), rest @ ..]
                if rest.iter().all(|(known, ..)| known < best) =>
            {
                Some((message, *is_below))
            }
            _ => None,
        }
    }

    /// Whether a list stands between the call that answers with an example
    /// and the next one.
    fn is_below(&self, message: &Message, of: &[Carried]) -> bool {
        of.iter().any(|carried| match carried {
            Carried::Response(id, status) if status.is_none_or(|status| status < 300) => {
                let call = self.calls.get(id.as_str());
                call.is_some_and(|(from, to)| (*from..*to).contains(&message.source.line))
            }
            _ => false,
        })
    }
}

/// What holds the members of a message that an example begins with.
fn holder(
    shapes: &Shapes,
    message: &Message,
    node: NodeId,
    root: &Item,
    language: Language,
) -> Option<NodeId> {
    match (language, message.xml) {
        (Language::Json, false) => Some(shapes.child(node, "[n]").unwrap_or(node)),
        (Language::Xml, true) => shapes.child(node, &root.name),
        _ => None,
    }
}

/// The line of each call and of the next one.
fn calls(operations: &[Operation]) -> HashMap<&str, (u32, u32)> {
    let mut lines: Vec<(u32, &str)> = operations
        .iter()
        .map(|operation| (operation.source.line, operation.id.as_str()))
        .collect();
    lines.sort_unstable();
    let next = lines.iter().skip(1).map(|(line, _)| *line);
    let next: Vec<u32> = next.chain([u32::MAX]).collect();
    lines
        .iter()
        .zip(next)
        .map(|((line, id), next)| (*id, (*line, next)))
        .collect()
}

/// Whether an example in XML shows a list that leaves its root element out,
/// so that it looks like one of JSON: it has attributes, and the example has
/// some of what it lists.
pub(super) fn is_rootless(shapes: &Shapes, message: &Message, tree: &Tree) -> bool {
    let has_attributes = message.fields.iter().any(|field| {
        let name = field.path.rsplit(['.', '/']).next();
        name.is_some_and(|name| name.starts_with('@'))
    });
    let (Some(root), Some(node)) = (tree.roots().next(), shapes.root(&message.name)) else {
        return false;
    };
    let knows = |item: &Item| shapes.child(node, &item.name).is_some();
    !message.xml && has_attributes && !knows(root) && tree.children(root).any(knows)
}
