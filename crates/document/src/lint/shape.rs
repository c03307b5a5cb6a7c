//! [`Shapes`]: the fields of messages as trees, to walk along examples.

use std::collections::HashMap;

use crate::reading::{Field, Message, Reading};

/// Most members of one object that are looked into for a field that stands at
/// another place.
const MOST_LOOKED_INTO: usize = 64;

/// The trees of all messages.
pub(super) struct Shapes<'a> {
    nodes: Vec<Node<'a>>,
    roots: HashMap<&'a str, NodeId>,
}

/// Which node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct NodeId(usize);

/// A step of a path.
pub(super) struct Node<'a> {
    /// Its name: that of a member, an element or `@` an attribute, or `[n]`.
    pub(super) name: &'a str,
    /// The field whose path ends here.
    pub(super) field: Option<&'a Field>,
    /// The path of what ends here, as the page spells it.
    pub(super) path: &'a str,
    /// The message that lists it.
    pub(super) message: &'a Message,
    /// How many steps lead to it.
    depth: usize,
    /// In the order of the page.
    pub(super) children: Vec<NodeId>,
    by_name: HashMap<&'a str, NodeId>,
    part: Option<&'a str>,
}

impl<'a> Shapes<'a> {
    pub(super) fn new(reading: &'a Reading) -> Self {
        let mut shapes = Self {
            nodes: Vec::new(),
            roots: HashMap::new(),
        };
        for message in &reading.messages {
            let root = shapes.add(message, "", "", None);
            shapes.roots.entry(&message.name).or_insert(root);
            for field in &message.fields {
                shapes.place(root, message, field);
            }
        }
        shapes
    }

    fn place(&mut self, root: NodeId, message: &'a Message, field: &'a Field) {
        let mut at = root;
        let mut end = 0;
        for (name, after) in steps(&field.path, message.xml) {
            end = after.max(end);
            at = match self.nodes[at.0].by_name.get(name) {
                Some(child) => *child,
                None => self.add(message, name, &field.path[..end], Some(at)),
            };
        }
        let node = &mut self.nodes[at.0];
        node.field.get_or_insert(field);
        node.part = node.part.or(field.part.as_deref());
    }

    fn add(
        &mut self,
        message: &'a Message,
        name: &'a str,
        path: &'a str,
        parent: Option<NodeId>,
    ) -> NodeId {
        let id = NodeId(self.nodes.len());
        let depth = parent.map_or(0, |parent| self.nodes[parent.0].depth + 1);
        self.nodes.push(Node {
            name,
            field: None,
            path,
            message,
            depth,
            children: Vec::new(),
            by_name: HashMap::new(),
            part: None,
        });
        if let Some(parent) = parent {
            let parent = &mut self.nodes[parent.0];
            parent.children.push(id);
            parent.by_name.insert(name, id);
        }
        id
    }

    /// The tree of a message.
    pub(super) fn root(&self, message: &str) -> Option<NodeId> {
        self.roots.get(message).copied()
    }

    pub(super) fn node(&self, id: NodeId) -> &Node<'a> {
        &self.nodes[id.0]
    }

    /// How many steps lead to a node.
    pub(super) fn depth(&self, id: NodeId) -> usize {
        self.nodes[id.0].depth
    }

    /// What holds the members of a node: itself, or the message that
    /// describes it. For an element, below its root.
    pub(super) fn holder(&self, id: NodeId) -> NodeId {
        let node = self.node(id);
        if !node.children.is_empty() {
            return id;
        }
        let part = node.part.and_then(|part| self.root(part));
        match part {
            Some(root) => self.only_root(root),
            None => id,
        }
    }

    /// The only child of a root where that is an element; the root itself
    /// otherwise.
    fn only_root(&self, root: NodeId) -> NodeId {
        match self.node(root).children.as_slice() {
            [only]
                if self.node(*only).path.len() == self.node(*only).name.len()
                    && !self.node(*only).children.is_empty() =>
            {
                let is_element = self
                    .node(*only)
                    .children
                    .iter()
                    .any(|child| self.node(*child).path.contains('/'));
                if is_element { *only } else { root }
            }
            _ => root,
        }
    }

    /// A node of this name one level deeper than the members of another, or
    /// in the elements of one of them.
    pub(super) fn within(&self, id: NodeId, name: &str) -> Option<NodeId> {
        let members = self.node(id).children.iter().take(MOST_LOOKED_INTO);
        members
            .map(|member| self.child(*member, "[n]").unwrap_or(*member))
            .find_map(|member| self.child(member, name))
    }

    pub(super) fn child(&self, id: NodeId, name: &str) -> Option<NodeId> {
        self.node(id).by_name.get(name).copied()
    }
}

/// The steps of a path with the byte at which each ends.
fn steps(path: &str, xml: bool) -> impl Iterator<Item = (&str, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &path[at..];
        let start = at + usize::from(rest.starts_with(if xml { '/' } else { '.' }));
        let rest = &path[start..];
        if rest.is_empty() {
            return None;
        }
        let length = if xml {
            rest.find('/').unwrap_or(rest.len())
        } else if rest.starts_with('[') {
            rest.find(']').map_or(rest.len(), |end| end + 1)
        } else {
            rest.find(['.', '[']).unwrap_or(rest.len())
        };
        if length == 0 {
            return None;
        }
        at = start + length;
        Some((&rest[..length], at))
    })
}
