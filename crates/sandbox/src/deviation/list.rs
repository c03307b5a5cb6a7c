//! [`ListVerb`]: what befalls lists.

use serde::Deserialize;
use serde_json::Value;

use super::condition::text;
use super::place::Place;

/// What befalls a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum ListVerb {
    /// The elements stand in reverse.
    Reverse,
    /// The elements are sorted by their text.
    Sort,
    /// Only the first is left.
    First,
    /// Only the last is left.
    Last,
    /// The first is gone.
    DropFirst,
    /// The last is gone.
    DropLast,
    /// Every element stands there twice.
    Double,
    /// The first has become the last.
    Rotate,
    /// None is left.
    Empty,
    /// Of equal elements one is left.
    Dedupe,
}

impl ListVerb {
    /// Does it.
    pub(crate) fn apply(self, elements: &mut Vec<Value>) {
        match self {
            Self::Reverse => elements.reverse(),
            Self::Sort => elements.sort_by_key(text),
            Self::First => elements.truncate(1),
            Self::Last => *elements = elements.pop().into_iter().collect(),
            Self::DropFirst if elements.is_empty() => {}
            Self::DropFirst => {
                elements.remove(0);
            }
            Self::DropLast => {
                elements.pop();
            }
            Self::Double => {
                let twice = |element: Value| [element.clone(), element];
                *elements = std::mem::take(elements)
                    .into_iter()
                    .flat_map(twice)
                    .collect();
            }
            Self::Rotate if elements.is_empty() => {}
            Self::Rotate => elements.rotate_left(1),
            Self::Empty => elements.clear(),
            Self::Dedupe => {
                let mut seen: Vec<Value> = Vec::new();
                elements.retain(|element| {
                    let fresh = !seen.contains(element);
                    if fresh {
                        seen.push(element.clone());
                    }
                    fresh
                });
            }
        }
    }
}

/// Of elements that show the same at a place the first is left.
pub(crate) fn unique(elements: &mut Vec<Value>, place: &Place) {
    let mut seen: Vec<Vec<Value>> = Vec::new();
    elements.retain(|element| {
        let found = place.find(element).into_iter();
        let shown: Vec<Value> = found.filter_map(|spot| spot.of(element).cloned()).collect();
        let fresh = !seen.contains(&shown);
        if fresh {
            seen.push(shown);
        }
        fresh
    });
}
