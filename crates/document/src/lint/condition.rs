//! Conditions of fields against examples: whether the case is there in which a
//! field must be.

use countersign_contract::Kind;

use super::shape::{NodeId, Shapes};
use super::tree::{Item, Tree, Value};
use crate::import::condition::Beside;

/// Most fields beside one that may decide whether it must be there.
const MOST: usize = 64;

/// Whether the words of a condition name a field beside another, of this name,
/// and the value that an object or element of an example shows of it.
pub(super) fn holds(
    shapes: &Shapes,
    holder: NodeId,
    of: &str,
    words: &str,
    (tree, item): (&Tree, &Item),
) -> bool {
    let booleans = ["true".to_owned(), "false".to_owned()];
    let members = shapes.node(holder).children.iter().take(MOST);
    let beside = members.filter_map(|child| {
        let node = shapes.node(*child);
        let field = node.field?;
        let values: &[String] = match field.kind.kind {
            Some(Kind::Boolean) => &booleans,
            Some(Kind::Text) | None => &field.values,
            Some(_) => return None,
        };
        Some((node.name.to_owned(), values))
    });
    let Some((name, value)) = Beside::of(beside).decides(of, words) else {
        return false;
    };
    let mut members = tree.children(item);
    members.any(|member| {
        member.name == name
            && match &member.value {
                Value::Boolean(is) => value == is.to_string(),
                _ => tree.shown(member) == Some(value.as_str()),
            }
    })
}
