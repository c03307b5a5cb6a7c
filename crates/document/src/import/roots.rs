//! Root elements: a reader of XML knows a message by its own.

use std::collections::{HashMap, VecDeque};

use super::draft::Draft;
use crate::reading::Unplaced;

/// The draft that each stands for: itself, or one that begins with the same
/// root element. What is left out is told.
pub(super) fn settle(drafts: &mut [Draft], unplaced: &mut Vec<Unplaced>) -> Vec<usize> {
    let mut held: HashMap<String, usize> = HashMap::new();
    for part in drafts.iter().flat_map(parts) {
        *held.entry(part).or_default() += 1;
    }
    let by_name: HashMap<String, usize> = drafts
        .iter()
        .enumerate()
        .map(|(at, draft)| (draft.name.clone(), at))
        .collect();
    let mut open: Vec<usize> = (0..drafts.len()).collect();
    // Those that calls carry come first.
    open.sort_by_key(|at| !drafts[*at].carried);
    let mut open = VecDeque::from(open);
    let mut known: HashMap<(bool, String), usize> = HashMap::new();
    let mut meant: Vec<usize> = (0..drafts.len()).collect();
    while let Some(at) = open.pop_front() {
        let draft = &drafts[at];
        let is_part = held.get(&draft.name).is_some_and(|count| *count > 0);
        let Some(root) = draft.root.clone().filter(|_| draft.carried || !is_part) else {
            continue;
        };
        let first = *known.entry((draft.request, root.clone())).or_insert(at);
        if first == at || draft.left_out {
            continue;
        }
        unplaced.push(Unplaced {
            source: draft.source.clone(),
            words: draft.title.clone(),
            because: format!(
                "`{}` begins with `{root}` as `{}` does, which stands for both: a reader tells \
                 them by their root elements",
                draft.name, drafts[first].name
            )
            .into(),
        });
        meant[at] = first;
        let draft = &mut drafts[at];
        draft.carried = false;
        draft.left_out = !is_part;
        if !draft.left_out {
            continue;
        }
        // What only it held stands for itself from now on.
        for part in parts(&drafts[at]) {
            let count = held.entry(part.clone()).or_default();
            *count = count.saturating_sub(1);
            if *count == 0 {
                open.extend(by_name.get(&part));
            }
        }
    }
    meant
}

/// The names of what a draft holds.
fn parts(draft: &Draft) -> impl Iterator<Item = String> + '_ {
    draft.fields.iter().filter_map(|field| field.part.clone())
}
