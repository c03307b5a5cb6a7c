//! Tags: the member that says by its value which alternative is taken, where
//! each alternative fixes it.

use std::collections::HashSet;

use crate::openapi::refs;
use crate::openapi::tree::{Id, Tree, Value};

/// Most members of an alternative that are looked at.
const MOST: usize = 16;

/// The member that each of some alternatives fixes to a text of its own.
pub(super) fn member(tree: &Tree, parts: &[Id]) -> Option<String> {
    let (first, rest) = parts.split_first()?;
    let named = tree.entries(properties(tree, *first)?).iter().take(MOST);
    let mut names = named.map(|entry| entry.name.as_str());
    let is_tag = |name: &&str| {
        let mut known = HashSet::new();
        let all = std::iter::once(first).chain(rest);
        all.map(|part| fixed(tree, *part, name))
            .all(|value| value.is_some_and(|value| known.insert(value)))
    };
    (!rest.is_empty())
        .then(|| names.find(is_tag))
        .flatten()
        .map(str::to_owned)
}

/// The one text that an alternative allows a member to have.
pub(super) fn fixed<'t>(tree: &'t Tree, part: Id, member: &str) -> Option<&'t str> {
    let schema = tree.get(properties(tree, part)?, member)?;
    let listed = tree.get(schema, "enum").map(|at| tree.items(at));
    let value = match (tree.get(schema, "const"), listed) {
        (Some(value), _) => value,
        (None, Some([only])) => *only,
        _ => return None,
    };
    match &tree.node(value).value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

fn properties(tree: &Tree, part: Id) -> Option<Id> {
    let schema = refs::follow(tree, part).unwrap_or(part);
    tree.get(schema, "properties")
}
