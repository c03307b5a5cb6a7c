//! A [`Place`] in a tree: `lineItems[n].recipeSetId`, `**.quantity`.

use serde::Deserialize;
use serde_json::Value;

/// Trees are not searched deeper than this for `**`.
const DEEPEST: usize = 64;

/// Where in a tree: members by name, `[n]` each element of a list, `[1]` one
/// of them counted from 1, `[last]` the last; `**` any depth. Empty is the
/// whole.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct Place(Vec<Step>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Member(String),
    Each,
    Nth(usize),
    Last,
    Deep,
}

/// One thing that a place names in a tree.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Spot {
    keys: Vec<Key>,
    /// The elements that each `[n]` stands for, from 0.
    bound: Vec<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Key {
    Name(String),
    Index(usize),
}

impl TryFrom<String> for Place {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let mut steps = Vec::new();
        for part in text.split('.').filter(|part| !part.is_empty()) {
            if part == "**" {
                steps.push(Step::Deep);
                continue;
            }
            let (name, mut rest) = part.split_at(part.find('[').unwrap_or(part.len()));
            if !name.is_empty() {
                steps.push(Step::Member(name.to_owned()));
            }
            while let Some(inner) = rest.strip_prefix('[') {
                let Some((which, after)) = inner.split_once(']') else {
                    return Err(format!("`{text}` opens a bracket and does not close it"));
                };
                steps.push(match (which, which.parse::<usize>()) {
                    ("n", _) => Step::Each,
                    ("last", _) => Step::Last,
                    (_, Ok(place @ 1..)) => Step::Nth(place - 1),
                    _ => {
                        return Err(format!(
                            "`{text}`: brackets hold n, last, or a number from 1"
                        ));
                    }
                });
                rest = after;
            }
            if !rest.is_empty() {
                return Err(format!("`{text}`: `{rest}` is no member and no element"));
            }
        }
        Ok(Self(steps))
    }
}

impl Place {
    /// What the place names in a tree, in its order.
    pub(crate) fn find(&self, tree: &Value) -> Vec<Spot> {
        self.walk(tree, false)
    }

    /// The same, with the members that are not there but could be.
    pub(crate) fn find_or_make(&self, tree: &Value) -> Vec<Spot> {
        self.walk(tree, true)
    }

    fn walk(&self, tree: &Value, make: bool) -> Vec<Spot> {
        let mut found = Vec::new();
        walk(&self.0, tree, Spot::default(), make, &mut found);
        found
    }

    /// The place with each `[n]` standing for the element that it stands for
    /// in a spot.
    pub(crate) fn beside(&self, spot: &Spot) -> Self {
        let mut bound = spot.bound.iter();
        let steps = self.0.iter().map(|step| match step {
            Step::Each => bound.next().map_or(Step::Each, |place| Step::Nth(*place)),
            step => step.clone(),
        });
        Self(steps.collect())
    }
}

fn walk(steps: &[Step], at: &Value, spot: Spot, make: bool, found: &mut Vec<Spot>) {
    let Some((step, rest)) = steps.split_first() else {
        found.push(spot);
        return;
    };
    let into = |key: Key, bound: Option<usize>| {
        let mut next = spot.clone();
        next.keys.push(key);
        next.bound.extend(bound);
        next
    };
    match (step, at) {
        (Step::Member(name), Value::Object(members)) => match members.get(name) {
            Some(inner) => walk(
                rest,
                inner,
                into(Key::Name(name.clone()), None),
                make,
                found,
            ),
            None if make && rest.is_empty() => found.push(into(Key::Name(name.clone()), None)),
            None => {}
        },
        (Step::Each, Value::Array(elements)) => {
            for (place, inner) in elements.iter().enumerate() {
                walk(
                    rest,
                    inner,
                    into(Key::Index(place), Some(place)),
                    make,
                    found,
                );
            }
        }
        (Step::Nth(_) | Step::Last, Value::Array(elements)) => {
            let place = match step {
                Step::Nth(place) => *place,
                _ => elements.len().wrapping_sub(1),
            };
            if let Some(inner) = elements.get(place) {
                walk(rest, inner, into(Key::Index(place), None), make, found);
            }
        }
        (Step::Deep, _) => {
            walk(rest, at, spot.clone(), make, found);
            if spot.keys.len() >= DEEPEST {
                return;
            }
            match at {
                Value::Object(members) => {
                    for (name, inner) in members {
                        walk(
                            steps,
                            inner,
                            into(Key::Name(name.clone()), None),
                            make,
                            found,
                        );
                    }
                }
                Value::Array(elements) => {
                    for (place, inner) in elements.iter().enumerate() {
                        let next = into(Key::Index(place), Some(place));
                        walk(steps, inner, next, make, found);
                    }
                }
                _ => {}
            }
        }
        _ => {}
    }
}

impl Spot {
    /// What stands there.
    pub(crate) fn of<'t>(&self, tree: &'t Value) -> Option<&'t Value> {
        self.keys.iter().try_fold(tree, |at, key| match key {
            Key::Name(name) => at.get(name),
            Key::Index(place) => at.get(place),
        })
    }

    /// What stands there, to be changed; a null where a member is not there.
    pub(crate) fn of_mut<'t>(&self, tree: &'t mut Value) -> Option<&'t mut Value> {
        self.keys.iter().try_fold(tree, |at, key| match (key, at) {
            (Key::Name(name), Value::Object(members)) => {
                Some(members.entry(name.clone()).or_insert(Value::Null))
            }
            (Key::Index(place), Value::Array(elements)) => elements.get_mut(*place),
            _ => None,
        })
    }

    /// What holds it, and its key there.
    pub(crate) fn parent_mut<'t>(&self, tree: &'t mut Value) -> Option<(&'t mut Value, &Key)> {
        let (last, before) = self.keys.split_last()?;
        let parent = Self {
            keys: before.to_vec(),
            bound: Vec::new(),
        };
        Some((parent.of_mut(tree)?, last))
    }
}
