//! An [`Adjustment`]: a change of state that is asked for of one order, and its
//! sending.

use std::collections::BTreeMap;

use countersign_check::is_accepted;
use countersign_contract::{Effect, Operation};
use countersign_journal::Exchange;
use countersign_system::{Plan, at_key};
use serde_json::Value;

use super::asked::element_ids;
use super::effect::await_effect;
use super::lookup::fill_path;
use crate::call::Call;
use crate::edit::Edit;
use crate::order::Asked;
use crate::phrase::Sender;
use crate::secrets::RESERVED;
use crate::world::World;

/// What is asked for of one order: which of its line items (all where none is
/// named), by their ids, and the state.
pub(super) struct Adjustment {
    pub(super) name: String,
    pub(super) id: String,
    /// Keys and ids of line items; none where the order is named as a whole.
    pub(super) items: Vec<(String, String)>,
    pub(super) status: String,
}

impl Adjustment {
    /// The same for each line item by itself.
    pub(super) fn apart(self) -> impl Iterator<Item = Self> {
        let Self {
            name,
            id,
            items,
            status,
        } = self;
        items.into_iter().map(move |item| Self {
            name: name.clone(),
            id: id.clone(),
            items: vec![item],
            status: status.clone(),
        })
    }
}

/// What is asked for of an order, by the ids that it has shown.
pub(super) fn adjustment(
    world: &mut World,
    name: &str,
    items: &[usize],
    status: &str,
) -> Option<Adjustment> {
    let order = world.order(name)?;
    let id = match world.assigns_ids() {
        true => order.plan.id.clone(),
        false => Some(order.plan.key.clone()),
    };
    let Some(id) = id else {
        world.inconclusive(format!("the target gave order {name:?} no id"));
        return None;
    };
    let items = match world.steps_by_element() {
        true => items,
        false => &[],
    };
    let ids = element_ids(world, name);
    let mut chosen = Vec::new();
    for key in world.keys(&order, items)? {
        let Some(id) = ids.get(&key) else {
            world.inconclusive(format!("the target has shown no id for line item {key:?}"));
            return None;
        };
        chosen.push((key, id.clone()));
    }
    Some(Adjustment {
        name: name.to_owned(),
        id,
        items: chosen,
        status: status.to_owned(),
    })
}

/// The operation that asks for changes of state.
pub(super) fn operation(world: &mut World) -> Option<Operation> {
    let contract = world.scene.run.system.contract();
    let found = contract
        .with_effect(Effect::Change)
        .find(|operation| operation.request.is_some())
        .cloned();
    if found.is_none() {
        world.inconclusive("the contract has no operation that changes an order");
    }
    found
}

/// Sends each group of adjustments as one request, the requests at once, and
/// tells what was asked for. What is accepted is waited for: a target may do it
/// in its own time.
pub(super) async fn send(
    world: &mut World,
    groups: &[Vec<Adjustment>],
    edits: &[(String, Edit)],
    sender: Sender,
) -> Option<(Vec<Exchange>, Asked)> {
    let operation = operation(world)?;
    let body = operation.request.clone()?;
    let credentials = world.credentials(sender)?;
    let system = world.scene.run.system.clone();
    let broken = !edits.is_empty() || sender.is_unauthorized();
    let mut bodies = Vec::new();
    for group in groups {
        let mut trees: Vec<Value> = Vec::new();
        for adjustment in group {
            let plan = plan(world, adjustment, sender);
            let mut tree = system.sample(&body.message, &plan, &mut world.unique);
            crate::parcel::alter(world, &mut tree, edits)?;
            trees.push(tree);
        }
        bodies.push(system.write(&body.wrap(trees)));
    }
    let scene = &world.scene;
    let media_type = system.contract().media_type.clone();
    let requests = bodies.into_iter().zip(groups).map(|(body, group)| {
        let id: Vec<&String> = group.first().iter().map(|one| &one.id).collect();
        let path = fill_path(&operation.path, &id, RESERVED);
        let url = format!("{}{path}", scene.run.target.base_url);
        let call = Call::of(&operation, sender, &credentials, url);
        scene.make(call.with_body(&media_type, body), broken)
    });
    let exchanges = futures::future::join_all(requests).await;
    world.last = exchanges.iter().map(|exchange| exchange.id).collect();
    let mut asked = Asked {
        sender,
        // Whoever may not take a step finds none of them legal.
        nowhere: sender != Sender::A,
        ..Asked::default()
    };
    for (group, exchange) in groups.iter().zip(&exchanges) {
        asked.exchanges.push(exchange.id);
        for adjustment in group {
            asked.statuses.push(adjustment.status.clone());
            let changes = asked.changes.entry(adjustment.name.clone()).or_default();
            changes.extend(named(world, adjustment));
        }
        let mut orders: Vec<String> = group.iter().map(|one| one.name.clone()).collect();
        orders.dedup();
        world.note(exchange, orders, sender, broken);
    }
    if sender == Sender::A {
        let effects = effects(world, groups, &exchanges);
        await_effect(world, effects).await?;
    }
    Some((exchanges, asked))
}

/// What requests that were accepted are to bring about, by order.
fn effects(
    world: &World,
    groups: &[Vec<Adjustment>],
    exchanges: &[Exchange],
) -> BTreeMap<String, Vec<(String, String)>> {
    let system = world.scene.run.system.as_ref();
    let mut effects: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    let taken = groups.iter().zip(exchanges);
    for (group, _) in taken.filter(|(_, exchange)| is_accepted(system, exchange)) {
        for adjustment in group {
            let effect = effects.entry(adjustment.name.clone()).or_default();
            effect.extend(named(world, adjustment));
        }
    }
    effects
}

fn plan(world: &World, adjustment: &Adjustment, sender: Sender) -> Plan {
    let list = world.keyed_list();
    let (keys, ids): (Vec<_>, Vec<_>) = adjustment.items.iter().cloned().unzip();
    Plan {
        key: adjustment.id.clone(),
        counts: BTreeMap::from([(list.trim_end_matches("[n]").to_owned(), keys.len())]),
        keys: BTreeMap::from([(list.clone(), keys)]),
        id: Some(adjustment.id.clone()),
        ids: BTreeMap::from([(list, ids)]),
        status: Some(adjustment.status.clone()),
        whole: adjustment.items.is_empty(),
        partner: world.partner(sender),
        fixtures: world.scene.run.target.fixtures.values.clone(),
        ..Plan::default()
    }
}

/// The paths of the state that an adjustment speaks of, with what they shall
/// hold.
fn named(world: &World, adjustment: &Adjustment) -> Vec<(String, String)> {
    let field = world.scene.run.system.status_field();
    if !world.steps_by_element() {
        return vec![(field.to_owned(), adjustment.status.clone())];
    }
    let whole = || world.orders.get(&adjustment.name).map(|order| order.keys());
    let keys: Vec<&String> = if adjustment.items.is_empty() {
        whole().into_iter().flatten().collect()
    } else {
        adjustment.items.iter().map(|(key, _)| key).collect()
    };
    let path = |key: &String| at_key(field, key);
    keys.into_iter()
        .filter(|key| !key.is_empty())
        .map(|key| (path(key), adjustment.status.clone()))
        .collect()
}
