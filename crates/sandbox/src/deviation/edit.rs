//! An [`Edit`] of a tree: what is done to the values at a place.

use serde::Deserialize;
use serde_json::Value;

use super::condition::Condition;
use super::kind::Kind;
use super::list::{self, ListVerb};
use super::place::{Key, Place, Spot};
use super::quantity;
use super::replacement::Replacement;
use super::text::TextVerb;

/// What is done to the values at a place. Of the verbs there is one.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Edit {
    at: Place,
    /// Only where the value there satisfies this.
    r#if: Option<Condition>,
    remove: bool,
    put: Option<Value>,
    /// Put where nothing is, or null.
    fill: Option<Value>,
    rename: Option<String>,
    copy: Option<Place>,
    swap: Option<Place>,
    cap: Option<usize>,
    prepend: Option<String>,
    append: Option<String>,
    add: Option<f64>,
    round: Option<i32>,
    text: Option<TextVerb>,
    replace: Option<Replacement>,
    list: Option<ListVerb>,
    /// Of a list's elements that show the same there the first is left.
    #[serde(rename = "unique-by")]
    unique_by: Option<Place>,
    r#as: Option<Kind>,
}

impl Edit {
    /// Does it to a tree; whether anything there was meant.
    pub(crate) fn apply(&self, tree: &mut Value) -> bool {
        let makes = self.put.is_some() || self.fill.is_some() || self.copy.is_some();
        let mut spots = if makes && self.r#if.is_none() {
            self.at.find_or_make(tree)
        } else {
            self.at.find(tree)
        };
        if let Some(condition) = &self.r#if {
            let fits = |spot: &Spot| spot.of(tree).is_some_and(|value| condition.fits(value));
            spots.retain(fits);
        }
        // From the end, so that what is removed moves nothing that is yet to
        // be changed.
        for spot in spots.iter().rev() {
            self.change(tree, spot);
        }
        !spots.is_empty()
    }

    fn change(&self, tree: &mut Value, spot: &Spot) {
        if self.remove {
            return remove(tree, spot);
        }
        if let Some(name) = &self.rename {
            return rename(tree, spot, name);
        }
        let other = self.copy.as_ref().or(self.swap.as_ref());
        if let Some(other) = other {
            let found = other.beside(spot).find(tree);
            let Some((other, value)) = found
                .first()
                .and_then(|other| Some((other, other.of(tree)?.clone())))
            else {
                return;
            };
            let Some(here) = spot.of_mut(tree) else {
                return;
            };
            let before = std::mem::replace(here, value);
            if self.swap.is_some()
                && let Some(there) = other.of_mut(tree)
            {
                *there = before;
            }
            return;
        }
        let Some(value) = spot.of_mut(tree) else {
            return;
        };
        if let Some(put) = &self.put {
            value.clone_from(put);
        }
        if let (Value::Null, Some(fill)) = (&*value, &self.fill) {
            value.clone_from(fill);
        }
        match value {
            Value::String(text) => {
                if let Some(cap) = self.cap {
                    *text = text.chars().take(cap).collect();
                }
                if let Some(verb) = self.text {
                    *text = verb.apply(text);
                }
                if let Some(replacement) = &self.replace {
                    *text = replacement.apply(text);
                }
                if let Some(before) = &self.prepend {
                    text.insert_str(0, before);
                }
                if let Some(after) = &self.append {
                    text.push_str(after);
                }
            }
            Value::Array(elements) => {
                if let Some(cap) = self.cap {
                    elements.truncate(cap);
                }
                if let Some(verb) = self.list {
                    verb.apply(elements);
                }
                if let Some(place) = &self.unique_by {
                    list::unique(elements, place);
                }
            }
            _ => {}
        }
        if let Some(step) = self.add {
            quantity::add(value, step);
        }
        if let Some(decimals) = self.round {
            quantity::round(value, decimals);
        }
        if let Some(kind) = self.r#as {
            kind.apply(value);
        }
    }
}

fn remove(tree: &mut Value, spot: &Spot) {
    match spot.parent_mut(tree) {
        Some((Value::Object(members), Key::Name(name))) => {
            members.shift_remove(name);
        }
        Some((Value::Array(elements), Key::Index(place))) if *place < elements.len() => {
            elements.remove(*place);
        }
        _ => {}
    }
}

fn rename(tree: &mut Value, spot: &Spot, to: &str) {
    if let Some((Value::Object(members), Key::Name(name))) = spot.parent_mut(tree)
        && let Some(value) = members.shift_remove(name)
    {
        members.insert(to.to_owned(), value);
    }
}
