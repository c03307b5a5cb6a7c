//! The members of an object: each name once, and those of other objects that
//! are merged into it.

use std::collections::HashMap;

use super::Builder;
use super::open::{Members, Open};
use crate::openapi::tree::{At, Entry, Fault, FaultKind, Id, Map, Value};

/// How many members may come in by merging (`<<`) other objects.
const MOST_MERGED: usize = 100_000;

impl Builder<'_> {
    /// Takes over the members of another object (`<<: *other`), or of several.
    pub(super) fn merge(&mut self, id: Id, at: At) {
        let others = match &self.tree.node(id).value {
            Value::List(items) => items.clone(),
            _ => vec![id],
        };
        for other in others {
            let taken = self.tree.entries(other).to_vec();
            self.merged += taken.len();
            if self.merged > MOST_MERGED {
                let because = "more than 100,000 members are merged into others".to_owned();
                self.faults.push(Fault {
                    at,
                    words: "<<".to_owned(),
                    because,
                    kind: FaultKind::Bound,
                });
                return;
            }
            if let Some(Open {
                members: Members::Map { merged, .. },
                ..
            }) = self.open.last_mut()
            {
                merged.extend(taken);
            }
        }
    }

    /// The members of an object, each name once: the last that it has itself,
    /// as readers of JSON take it, before the first that is merged into it.
    pub(super) fn unique(&mut self, entries: Vec<Entry>, merged: Vec<Entry>) -> Map {
        let mut kept: Vec<Entry> = Vec::with_capacity(entries.len());
        let mut places: HashMap<String, usize> = HashMap::new();
        for entry in entries {
            if let Some(place) = places.get(&entry.name) {
                let because = "the object has a member of this name before; the last one counts";
                self.faults.push(Fault {
                    at: entry.at,
                    words: entry.name.clone(),
                    because: because.to_owned(),
                    kind: FaultKind::Twice,
                });
                kept[*place] = entry;
                continue;
            }
            places.insert(entry.name.clone(), kept.len());
            kept.push(entry);
        }
        for entry in merged {
            if !places.contains_key(&entry.name) {
                places.insert(entry.name.clone(), kept.len());
                kept.push(entry);
            }
        }
        Map::new(kept)
    }
}
