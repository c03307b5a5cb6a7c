//! [`Pairs`]: what stands in both of two lists, and what in one alone.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

/// The entries of two lists by what they are called, in the order of the
/// lists. Of several that are called the same the first goes with the first.
pub(super) struct Pairs<'c, T> {
    /// Those of the old list with those of the new one.
    pub(super) both: Vec<(&'c T, &'c T)>,
    /// Those of the old list alone.
    pub(super) removed: Vec<&'c T>,
    /// Those of the new list alone.
    pub(super) added: Vec<&'c T>,
}

impl<'c, T> Pairs<'c, T> {
    /// Pairs entries by a key.
    pub(super) fn of<K: Hash + Eq>(
        old: impl IntoIterator<Item = &'c T>,
        new: impl IntoIterator<Item = &'c T>,
        key: impl Fn(&'c T) -> K,
    ) -> Self {
        let old: Vec<&T> = old.into_iter().collect();
        let mut known: HashMap<K, VecDeque<usize>> = HashMap::new();
        for (index, entry) in old.iter().copied().enumerate() {
            known.entry(key(entry)).or_default().push_back(index);
        }
        let mut taken = vec![false; old.len()];
        let mut both = Vec::new();
        let mut added = Vec::new();
        for entry in new {
            match known.get_mut(&key(entry)).and_then(VecDeque::pop_front) {
                Some(index) => {
                    taken[index] = true;
                    both.push((old[index], entry));
                }
                None => added.push(entry),
            }
        }
        let removed = old.iter().zip(&taken).filter(|(_, taken)| !**taken);
        let removed = removed.map(|(entry, _)| *entry).collect();
        Self {
            both,
            removed,
            added,
        }
    }

    /// Pairs what is left by another key, where it fits one of either list
    /// alone: that is what has another name only.
    pub(super) fn renamed<K: Hash + Eq>(
        &mut self,
        key: impl Fn(&'c T) -> Option<K>,
    ) -> Vec<(&'c T, &'c T)> {
        let mut by_key: HashMap<K, (Vec<usize>, Vec<usize>)> = HashMap::new();
        for (index, entry) in self.removed.iter().copied().enumerate() {
            if let Some(key) = key(entry) {
                by_key.entry(key).or_default().0.push(index);
            }
        }
        for (index, entry) in self.added.iter().copied().enumerate() {
            if let Some(key) = key(entry) {
                by_key.entry(key).or_default().1.push(index);
            }
        }
        let mut found: Vec<(usize, usize)> = by_key
            .into_values()
            .filter_map(|(old, new)| match (&old[..], &new[..]) {
                ([old], [new]) => Some((*old, *new)),
                _ => None,
            })
            .collect();
        found.sort_unstable();
        let renamed = found
            .iter()
            .map(|(old, new)| (self.removed[*old], self.added[*new]))
            .collect();
        let (gone, come): (Vec<usize>, Vec<usize>) = found.into_iter().unzip();
        leave(&mut self.removed, &gone);
        leave(&mut self.added, &come);
        renamed
    }
}

/// Takes these entries out of a list.
fn leave<T>(list: &mut Vec<T>, out: &[usize]) {
    let out: std::collections::HashSet<usize> = out.iter().copied().collect();
    let mut index = 0;
    list.retain(|_| {
        let stays = !out.contains(&index);
        index += 1;
        stays
    });
}
