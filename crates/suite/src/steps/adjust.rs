//! Changes of state, by the one operation that asks for them.

use std::collections::BTreeMap;

use countersign_check::is_accepted;
use countersign_contract::{Effect, Operation};
use countersign_journal::Exchange;
use countersign_system::{Plan, Scalar};
use cucumber::gherkin::Step;
use cucumber::{given, when};
use serde_json::Value;

use super::asked::{element_ids, unknown_id};
use super::lookup::lookups_recorded;
use super::search::last_shown;
use super::settle::settle;
use crate::edit::Edit;
use crate::order::{Asked, Sent};
use crate::phrase::{Sender, names, numbers};
use crate::scene::Call;
use crate::states::Provided;
use crate::world::World;

/// What is asked for of one order: which of its line items (all where none is
/// named), by their ids, and the state.
struct Adjustment {
    name: String,
    id: String,
    /// Keys and ids of line items; none where the order is named as a whole.
    items: Vec<(String, String)>,
    status: String,
}

/// `items 1 and 2 of order "O" are adjusted to "CANCELED"`; without items the
/// order as a whole.
#[given(
    regex = r#"^(?:items? ([\d, and]+) of )?orders? ((?:"[^"]+"(?:, | and | to )?)+) (?:is|are) adjusted to "([^"]+)"( at once)?(?: with "([^"]+)" (missing|text ".*"))?(?: as (partner B|nobody|a stranger(?: with the token (?:cut short|extended|in the other case|left empty))?|partner A (?:without the|with a wrong|with partner B's) "[^"]+"))?$"#
)]
#[when(
    regex = r#"^(?:items? ([\d, and]+) of )?orders? ((?:"[^"]+"(?:, | and | to )?)+) (?:is|are) adjusted to "([^"]+)"( at once)?(?: with "([^"]+)" (missing|text ".*"))?(?: as (partner B|nobody|a stranger(?: with the token (?:cut short|extended|in the other case|left empty))?|partner A (?:without the|with a wrong|with partner B's) "[^"]+"))?$"#
)]
async fn adjusted(world: &mut World, matches: &[String]) {
    let [items, phrase, status, at_once, place, words, sender] = matches else {
        return;
    };
    let sender = world.sender(sender);
    let items = numbers(items);
    let mut adjustments = Vec::new();
    for name in names(phrase) {
        let Some(adjustment) = adjustment(world, &name, &items, status) else {
            return;
        };
        adjustments.push(adjustment);
    }
    let edit = Edit::from_words(words);
    let edits: Vec<(String, Edit)> = edit
        .iter()
        .flat_map(|edit| {
            place
                .split(',')
                .map(|place| (place.trim().to_owned(), edit.clone()))
        })
        .collect();
    if at_once.is_empty() {
        if let Some((_, asked)) = send(world, &[adjustments], &edits, sender).await {
            world.asked = asked;
        }
        return;
    }
    // One request for each line item.
    let apart: Vec<Vec<Adjustment>> = adjustments
        .into_iter()
        .flat_map(|adjustment| {
            let Adjustment {
                name,
                id,
                items,
                status,
            } = adjustment;
            items.into_iter().map(move |item| {
                vec![Adjustment {
                    name: name.clone(),
                    id: id.clone(),
                    items: vec![item],
                    status: status.clone(),
                }]
            })
        })
        .collect();
    if let Some((_, asked)) = send(world, &apart, &edits, sender).await {
        world.asked = asked;
    }
}

/// Several adjustments in one list, a row each: the order (or `unknown`), its
/// items (`whole`, `1 and 2`, `unknown`, `1 of "P"`), the state.
#[when(regex = r"^these adjustments are sent$")]
async fn tabled(world: &mut World, step: &Step) {
    let mut adjustments = Vec::new();
    for row in step.table.iter().flat_map(|table| &table.rows) {
        let [name, items, status] = row.as_slice() else {
            let row = row.join(" | ");
            world.inconclusive(format!("`{row}` is no order, items and state"));
            return;
        };
        let unknown = name.strip_prefix("unknown like ");
        let own = unknown.unwrap_or(name);
        let chosen = if items.contains("of") || items == "unknown" {
            Vec::new()
        } else {
            numbers(items)
        };
        let Some(mut adjustment) = adjustment(world, own, &chosen, status) else {
            return;
        };
        if unknown.is_some() {
            adjustment.id = unknown_id(&adjustment.id);
        }
        if items == "unknown" {
            let ids = element_ids(world, own);
            let known = ids.values().next().cloned().unwrap_or_default();
            adjustment.items = vec![(String::new(), unknown_id(&known))];
        } else if let Some(other) = names(items).pop() {
            let (ids, own_ids) = (element_ids(world, &other), element_ids(world, own));
            let foreign = ids
                .values()
                .find(|id| !own_ids.values().any(|own| own == *id));
            let Some(id) = foreign else {
                world.skip("the target numbers the line items of each order alike");
                return;
            };
            adjustment.items = vec![(String::new(), id.clone())];
        }
        adjustments.push(adjustment);
    }
    if let Some((_, asked)) = send(world, &[adjustments], &[], Sender::A).await {
        world.asked = asked;
    }
}

/// What is asked for of an order, by the ids that it has shown.
fn adjustment(world: &mut World, name: &str, items: &[usize], status: &str) -> Option<Adjustment> {
    let order = world.order(name)?;
    let Some(id) = order.plan.id.clone() else {
        world.inconclusive(format!("the target gave order {name:?} no id"));
        return None;
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
fn operation(world: &mut World) -> Option<Operation> {
    let mut operations = world.scene.run.system.contract().operations.iter();
    let found = operations
        .find(|operation| operation.effect == Effect::Change && operation.request.is_some())
        .cloned();
    if found.is_none() {
        world.inconclusive("the contract has no operation that changes an order");
    }
    found
}

/// Sends each group of adjustments as one request, the requests at once, and
/// tells what was asked for.
async fn send(
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
    let requests = bodies.into_iter().map(|body| {
        scene.exchange(Call {
            operation: Some(&operation.id),
            actor: sender.actor(),
            method: operation.method.as_str(),
            url: format!("{}{}", scene.run.target.base_url, operation.path),
            credentials: credentials.clone(),
            headers: vec![("content-type".to_owned(), media_type.clone())],
            body: Some(body),
            patient: false,
        })
    });
    let exchanges = futures::future::join_all(requests).await;
    world.last = exchanges.iter().map(|exchange| exchange.id).collect();
    let mut asked = Asked::default();
    for (group, exchange) in groups.iter().zip(&exchanges) {
        asked.exchanges.push(exchange.id);
        for adjustment in group {
            asked.statuses.push(adjustment.status.clone());
            let changes = asked.changes.entry(adjustment.name.clone()).or_default();
            changes.extend(named(world, adjustment));
        }
        let mut orders: Vec<String> = group.iter().map(|one| one.name.clone()).collect();
        orders.dedup();
        world.sent.push(Sent {
            exchange: exchange.id,
            operation: operation.id.clone(),
            orders,
            sender,
            broken,
        });
    }
    Some((exchanges, asked))
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
    let whole = || world.orders.get(&adjustment.name).map(|order| order.keys());
    let keys: Vec<&String> = if adjustment.items.is_empty() {
        whole().into_iter().flatten().collect()
    } else {
        adjustment.items.iter().map(|(key, _)| key).collect()
    };
    let path = |key: &String| field.replacen("[n]", &format!("[{key}]"), 1);
    keys.into_iter()
        .filter(|key| !key.is_empty())
        .map(|key| (path(key), adjustment.status.clone()))
        .collect()
}

/// `items 1 and 2 of order "O" are in state "SHIPPED"`: by documented steps
/// where the target takes them, else by a provider state.
#[given(regex = r#"^items? ([\d, and]+) of order "([^"]+)" (?:is|are) in state "([^"]+)"$"#)]
async fn in_state(world: &mut World, items: String, name: String, status: String) {
    for item in numbers(&items) {
        if bring(world, &name, item, &status).await.is_none() {
            return;
        }
    }
}

/// Brings one line item into a state, and sees that it is shown there; `None`
/// where that ends the scenario.
async fn bring(world: &mut World, name: &str, item: usize, status: &str) -> Option<()> {
    let order = world.order(name)?;
    let key = world.keys(&order, &[item])?.pop()?;
    if world.lookups(name, Sender::A).is_empty() {
        lookups_recorded(world, name).await?;
    }
    let now = shown_status(world, name, &key)?;
    let contract = world.scene.run.system.contract();
    let field = world.scene.run.system.status_field();
    let way = contract
        .machine_of(field)
        .and_then(|machine| machine.way(&now, status))
        .filter(|way| {
            let machine = contract.machine_of(field);
            let is_internal = |state: &String| machine.is_some_and(|m| m.is_internal(state));
            !way.iter().chain([&now]).any(is_internal)
        });
    let mut is_there = now == status;
    if let Some(way) = way {
        is_there = true;
        for step in way {
            let adjustment = adjustment(world, name, &[item], &step)?;
            let (exchanges, _) = send(world, &[vec![adjustment]], &[], Sender::A).await?;
            let system = world.scene.run.system.clone();
            if !exchanges
                .iter()
                .all(|exchange| is_accepted(system.as_ref(), exchange))
            {
                is_there = false;
                break;
            }
        }
    }
    if !is_there {
        provide(world, name, &key, status).await?;
    }
    lookups_recorded(world, name).await?;
    let now = shown_status(world, name, &key)?;
    if now != status {
        world.inconclusive(format!(
            "line item {key:?} should have come to {status}, and is shown in {now}"
        ));
        return None;
    }
    Some(())
}

async fn provide(world: &mut World, name: &str, key: &str, status: &str) -> Option<()> {
    let system = world.scene.run.system.clone();
    let order = world.order(name)?;
    let ids = element_ids(world, name);
    let state = order
        .plan
        .id
        .as_ref()
        .zip(ids.get(key))
        .and_then(|(order, item)| system.provide_status(order, item, status));
    let Some(state) = state else {
        world.skip(format!(
            "nothing brings a line item into the state {status}"
        ));
        return None;
    };
    world.is_provided = true;
    match world.scene.provide(state.name, state.params).await {
        Provided::Done => Some(()),
        Provided::NotOffered => {
            world.skip(format!(
                "needs a line item in the state {status}: the target takes no adjustment to it, and offers no provider state `{}`",
                state.name
            ));
            None
        }
        Provided::Failed(because) => {
            world.inconclusive(because);
            None
        }
    }
}

/// The status that the last lookup shows for a line item.
fn shown_status(world: &mut World, name: &str, key: &str) -> Option<String> {
    let field = world.scene.run.system.status_field();
    let path = field.replacen("[n]", &format!("[{key}]"), 1);
    let status = last_shown(world, name).and_then(|view| match view.value(&path) {
        Scalar::Text(text) => Some(text.clone()),
        _ => None,
    });
    if status.is_none() {
        world.inconclusive(format!("the target shows no state for line item {key:?}"));
    }
    status
}

/// Sees to it that a step of this kind is known to be taken, so that a refusal
/// says something: where none was so far, a fresh order of one line item goes
/// the first documented steps.
pub(super) async fn control(world: &mut World) -> Option<()> {
    let operation = operation(world)?;
    if !accepted_adjustments(world, &operation.id).is_empty() {
        return Some(());
    }
    let model = world.orders.keys().min().cloned()?;
    let fresh = "control".to_owned();
    if !super::send::send_clock(world, &fresh, &model).await {
        return None;
    }
    if settle(world, std::slice::from_ref(&fresh), Sender::A).await? {
        let order = world.order(&fresh)?;
        let key = order.keys().first()?.clone();
        let now = shown_status(world, &fresh, &key)?;
        let contract = world.scene.run.system.contract();
        let machine = contract.machine_of(world.scene.run.system.status_field())?;
        let steps = machine.transitions.iter().filter(|step| step.from == now);
        let steps: Vec<String> = steps.map(|step| step.to.clone()).collect();
        for step in steps {
            let adjustment = adjustment(world, &fresh, &[1], &step)?;
            send(world, &[vec![adjustment]], &[], Sender::A).await?;
            if !accepted_adjustments(world, &operation.id).is_empty() {
                break;
            }
        }
    }
    world.last.clone_from(&world.asked.exchanges);
    Some(())
}

/// The exchanges of accepted adjustments that were neither broken nor the step
/// that is looked at.
pub(super) fn accepted_adjustments(
    world: &World,
    operation: &str,
) -> Vec<countersign_journal::ExchangeId> {
    let exchanges = world.scene.exchanges.borrow();
    let system = world.scene.run.system.as_ref();
    world
        .sent
        .iter()
        .filter(|sent| sent.operation == operation && !sent.broken && sent.sender == Sender::A)
        .map(|sent| sent.exchange)
        .filter(|id| !world.asked.exchanges.contains(id))
        .filter(|id| {
            exchanges
                .get(*id)
                .is_some_and(|exchange| is_accepted(system, exchange))
        })
        .collect()
}
