//! A [`Parcel`]: what a step says of a sending, and the messages it becomes.

use std::collections::BTreeMap;

use countersign_contract::{Effect, Operation, Shape};
use serde_json::Value;

use crate::edit::{self, Edit};
use crate::order::Order;
use crate::phrase::Sender;
use crate::world::World;

/// What a step says of a sending.
#[derive(Default)]
pub(crate) struct Parcel {
    pub(crate) names: Vec<String>,
    pub(crate) operation: String,
    /// Only these line items, counted from 1; all where empty.
    pub(crate) lines: Vec<usize>,
    /// Exactly what was sent before.
    pub(crate) again: bool,
    /// What was sent before, but for this member.
    pub(crate) other: String,
    /// Places, and how the message is altered there.
    pub(crate) edits: Vec<(String, Edit)>,
    /// The order of a list that the edits befall; the last one where empty.
    pub(crate) of: String,
    /// Another content type.
    pub(crate) label: String,
    pub(crate) times: usize,
    pub(crate) at_once: bool,
    /// One request for each line item.
    pub(crate) line_by_line: bool,
    pub(crate) sender: Sender,
}

/// A request that is ready to go.
pub(crate) struct Ready {
    pub(crate) orders: Vec<String>,
    pub(crate) tree: Value,
}

/// The messages of a parcel; `None` where a name or place is unknown, which
/// ends the scenario.
pub(crate) fn compose(
    world: &mut World,
    operation: &Operation,
    parcel: &Parcel,
) -> Option<Vec<Ready>> {
    let system = world.scene.run.system.clone();
    let Some(body) = &operation.request else {
        return empty(world, operation, parcel);
    };
    let partner = world.partner(parcel.sender);
    let mut trees: Vec<(String, Value)> = Vec::new();
    for name in &parcel.names {
        let order = world.order(name)?;
        let before = order.trees.get(&operation.id).cloned();
        if parcel.again {
            let Some(tree) = before else {
                world.inconclusive(format!(
                    "order {name:?} was not sent by `{}` before",
                    operation.id
                ));
                return None;
            };
            trees.push((name.clone(), tree));
            continue;
        }
        let chosen = world.keys(&order, &parcel.lines)?;
        for mut plan in plans(&order, operation, parcel, chosen) {
            plan.partner.clone_from(&partner);
            let fresh = system.sample(&body.message, &plan, &mut world.unique);
            let tree = match (&before, parcel.other.as_str()) {
                (Some(before), other) if !other.is_empty() => {
                    let mut tree = before.clone();
                    let value = edit::at(&fresh, other).cloned().unwrap_or_default();
                    edit::put(&mut tree, other, value);
                    tree
                }
                _ => fresh,
            };
            trees.push((name.clone(), tree));
        }
    }
    let target = if parcel.of.is_empty() {
        trees.last()?.0.clone()
    } else {
        parcel.of.clone()
    };
    for (_, tree) in trees.iter_mut().filter(|(name, _)| *name == target) {
        alter(world, tree, &parcel.edits)?;
    }
    Some(match body.shape {
        Shape::List => {
            let (orders, elements): (Vec<String>, Vec<Value>) = trees.into_iter().unzip();
            vec![Ready {
                orders,
                tree: body.wrap(elements),
            }]
        }
        Shape::One | Shape::OneOrList => trees
            .into_iter()
            .map(|(name, tree)| Ready {
                orders: vec![name],
                tree,
            })
            .collect(),
    })
}

/// The requests of an operation that takes no body, of which the path says
/// what it is about.
fn empty(world: &mut World, operation: &Operation, parcel: &Parcel) -> Option<Vec<Ready>> {
    if operation.path_parameters() == 0 || !parcel.edits.is_empty() {
        world.inconclusive(format!("`{}` takes no body", operation.id));
        return None;
    }
    let names = parcel.names.iter();
    let ready = names.map(|name| Ready {
        orders: vec![name.clone()],
        tree: Value::Null,
    });
    Some(ready.collect())
}

/// The plans of one order's messages: one, or one a line item.
fn plans(
    order: &Order,
    operation: &Operation,
    parcel: &Parcel,
    chosen: Vec<String>,
) -> Vec<countersign_system::Plan> {
    let keys = order.keys().to_vec();
    let list = order.list().to_owned();
    let restricted = |keys: Vec<String>| {
        let mut plan = order.plan.clone();
        if !list.is_empty() {
            plan.counts.insert(list.clone(), keys.len());
        }
        plan.keys = BTreeMap::from([(order.lines.clone(), keys)]);
        // A change that names fewer values than it could shows less.
        plan.full = plan.full || operation.effect == Effect::Change;
        plan
    };
    if parcel.line_by_line {
        return keys.into_iter().map(|key| restricted(vec![key])).collect();
    }
    if parcel.lines.is_empty() {
        return vec![restricted(keys)];
    }
    vec![restricted(chosen)]
}

pub(crate) fn alter(world: &mut World, tree: &mut Value, edits: &[(String, Edit)]) -> Option<()> {
    for (place, edit) in edits {
        let done = match edit {
            // Of several places some may be missing already.
            Edit::Missing => edit::remove(tree, place) || edits.len() > 1,
            Edit::Put(value) => edit::put(tree, place, value.clone()),
            Edit::UnknownKey => {
                let key = crate::steps::unknown_key(world);
                world.strange_keys.push(key.clone());
                edit::put(tree, place, Value::String(key))
            }
            Edit::Alone => {
                edit::first(tree, place).is_some_and(|element| edit::put(tree, place, element))
            }
            Edit::Misspelt => edit::misspelt(tree, place).is_some_and(|key| {
                world.strange_keys.push(key.clone());
                edit::put(tree, place, Value::String(key))
            }),
            Edit::KeyOf(name) => {
                let key = world
                    .order(name)?
                    .keys()
                    .first()
                    .cloned()
                    .unwrap_or_default();
                world.strange_keys.push(key.clone());
                edit::put(tree, place, Value::String(key))
            }
        };
        if !done {
            world.inconclusive(format!("the sample has no place `{place}`"));
            return None;
        }
    }
    Some(())
}
