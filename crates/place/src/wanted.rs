//! What is [`Wanted`]: paths that are looked for, as one tree of their steps.

use std::collections::HashMap;
use std::hash::Hash;

use crate::place::{Found, Place};

/// The node of the whole body.
pub(crate) const ROOT: usize = 0;

/// Paths that are looked for, as one tree of their steps, so that each value of
/// a body is looked up once, however many paths there are.
#[derive(Debug)]
pub(crate) struct Wanted<S> {
    /// The nodes below each node.
    below: Vec<HashMap<S, usize>>,
    /// The nodes of each path, from the root on; `None` for one that is no path.
    paths: Vec<Option<Vec<usize>>>,
}

impl<S: Hash + Eq> Wanted<S> {
    /// These paths, each by its steps.
    pub(crate) fn of(paths: impl Iterator<Item = Option<Vec<S>>>) -> Self {
        let mut below = vec![HashMap::new()];
        let paths = paths.map(|steps| {
            let mut nodes = vec![ROOT];
            let mut node = ROOT;
            for step in steps? {
                let new = below.len();
                node = *below[node].entry(step).or_insert(new);
                if node == new {
                    below.push(HashMap::new());
                }
                nodes.push(node);
            }
            Some(nodes)
        });
        let paths = paths.collect();
        Self { below, paths }
    }

    /// How many nodes there are.
    pub(crate) fn len(&self) -> usize {
        self.below.len()
    }

    /// The steps that lead on from a node.
    pub(crate) fn below(&self, node: usize) -> &HashMap<S, usize> {
        &self.below[node]
    }

    /// The place of each path, by what was found at the nodes. A value begins
    /// behind all that hold it: what stands before one of them was held by an
    /// earlier one of its name.
    pub(crate) fn places(&self, found: &[Option<Found>]) -> Vec<Option<Place>> {
        let place = |nodes: &Vec<usize>| {
            let mut innermost: Option<(usize, &Found)> = None;
            for node in nodes {
                let Some(found) = &found[*node] else { continue };
                let holder = innermost.map(|(_, holder)| holder.opening.start);
                if holder.is_none_or(|start| start < found.opening.start) {
                    innermost = Some((*node, found));
                }
            }
            let (node, found) = innermost?;
            Some(found.place(nodes.last() == Some(&node)))
        };
        let paths = self.paths.iter();
        paths.map(|nodes| nodes.as_ref().and_then(place)).collect()
    }
}
