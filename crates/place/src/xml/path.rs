//! The steps of an XPath of names and ordinals.

use super::Names;

/// A part of a path; an element takes two, its name and its ordinal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Step<'p> {
    /// Elements of this name.
    Element(&'p str),
    /// Which one of them, from 1.
    Ordinal(u64),
    /// The attribute of this name.
    Attribute(&'p str),
}

/// The steps of a path: `/orders/order[2]/@id` is the first `orders`, its
/// second `order`, its `id`. The text of an element stands where the element
/// does. `None` where it is no path.
pub(super) fn steps<'p>(path: &'p str, names: &dyn Names) -> Option<Vec<Step<'p>>> {
    let mut parts = split(path.strip_prefix('/')?);
    parts.pop_if(|last| matches!(*last, "text()" | ""));
    let mut steps = Vec::with_capacity(2 * parts.len());
    for part in parts {
        if let Some(name) = part.strip_prefix('@') {
            steps.push(Step::Attribute(names.of_step(name)));
            continue;
        }
        let (name, ordinal) = ordinal(part).unwrap_or((part, 1));
        steps.push(Step::Element(names.of_step(name)));
        steps.push(Step::Ordinal(ordinal));
    }
    Some(steps)
}

/// The name and the ordinal of a part that has one.
fn ordinal(part: &str) -> Option<(&str, u64)> {
    let (name, ordinal) = part.strip_suffix(']')?.rsplit_once('[')?;
    Some((name, ordinal.parse().ok()?))
}

/// Parts a path at its slashes, but for those in a namespace in braces.
fn split(path: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    for (at, byte) in path.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            b'/' if depth == 0 => {
                parts.push(&path[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&path[start..]);
    parts
}
