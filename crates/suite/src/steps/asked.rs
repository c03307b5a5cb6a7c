//! Asking for anything that an operation without a body shows or does, by
//! whatever ids its path has.

use countersign_contract::{Effect, Operation};
use countersign_journal::Exchange;
use countersign_system::Criteria;
use cucumber::{given, when};

use super::lookup::fill_path;
use super::search::last_shown;
use crate::order::Sent;
use crate::phrase::{Sender, names};
use crate::scene::{Call, with_query};
use crate::secrets::RESERVED;
use crate::world::World;

/// `order "O" is asked for by "item"`: the parameters of the operation's path
/// are the order's id, and that of its first line item.
#[given(
    regex = r#"^order "([^"]+)" is asked for by "([^"]+)"(?: as (partner B|nobody|a stranger(?: with the token (?:cut short|extended|in the other case|left empty))?|partner A (?:without the|with a wrong|with partner B's) "[^"]+"))?$"#
)]
#[when(
    regex = r#"^order "([^"]+)" is asked for by "([^"]+)"(?: as (partner B|nobody|a stranger(?: with the token (?:cut short|extended|in the other case|left empty))?|partner A (?:without the|with a wrong|with partner B's) "[^"]+"))?$"#
)]
async fn asked(world: &mut World, name: String, operation: String, sender: String) {
    let sender = world.sender(&sender);
    let Some(operation) = world.operation(&operation) else {
        return;
    };
    let Some(order) = world.order(&name) else {
        return;
    };
    let ids: Vec<String> = match operation.effect {
        Effect::News | Effect::Dismiss => world.reports.last().cloned().into_iter().collect(),
        Effect::Find => Vec::new(),
        _ => {
            let elements = element_ids(world, &name);
            let first = order.keys().first().and_then(|key| elements.get(key));
            order.plan.id.iter().chain(first).cloned().collect()
        }
    };
    ask(
        world,
        &operation,
        &ids,
        vec![name],
        sender,
        &Criteria::default(),
    )
    .await;
}

/// `the first line item of order "P" is asked for in order "O"`
#[when(
    regex = r#"^the first line item of order "([^"]+)" is asked for in order "([^"]+)" by "([^"]+)"$"#
)]
async fn asked_elsewhere(world: &mut World, other: String, name: String, operation: String) {
    let Some(operation) = world.operation(&operation) else {
        return;
    };
    let (Some(order), Some(theirs)) = (world.order(&name), world.order(&other)) else {
        return;
    };
    let (own, foreign) = (element_ids(world, &name), element_ids(world, &other));
    let id = theirs.keys().first().and_then(|key| foreign.get(key));
    let Some(id) = id.filter(|id| !own.values().any(|own| own == *id)) else {
        world.skip("the target numbers the line items of each order alike");
        return;
    };
    let ids: Vec<String> = order.plan.id.iter().chain([id]).cloned().collect();
    ask(
        world,
        &operation,
        &ids,
        vec![name],
        Sender::A,
        &Criteria::default(),
    )
    .await;
}

/// `something unknown of order "O" is asked for by "item"`: the last id of the
/// path is that of nothing.
#[when(regex = r#"^something unknown of order "([^"]+)" is asked for by "([^"]+)"$"#)]
async fn asked_unknown(world: &mut World, name: String, operation: String) {
    let Some(operation) = world.operation(&operation) else {
        return;
    };
    let Some(order) = world.order(&name) else {
        return;
    };
    let mut ids: Vec<String> = order.plan.id.iter().cloned().collect();
    let parameters = operation.path.matches('{').count();
    if operation.effect == Effect::News || operation.effect == Effect::Dismiss {
        ids = world.reports.last().cloned().into_iter().collect();
    }
    if parameters > 1 {
        let elements = element_ids(world, &name);
        let first = order.keys().first().and_then(|key| elements.get(key));
        ids.extend(first.cloned());
    }
    if let Some(last) = ids.last_mut() {
        *last = unknown_id(last);
    }
    ask(
        world,
        &operation,
        &ids,
        vec![name],
        Sender::A,
        &Criteria::default(),
    )
    .await;
}

/// An id of the same form that nothing has: far beyond all that are counted
/// up, or made of other characters.
pub(super) fn unknown_id(known: &str) -> String {
    if known.bytes().all(|byte| byte.is_ascii_digit()) {
        return format!("{known}0000");
    }
    let next = |c: char| match c {
        '0'..='8' | 'a'..='e' | 'g'..='y' | 'A'..='E' | 'G'..='Y' => {
            char::from_u32(u32::from(c) + 1).unwrap_or(c)
        }
        '9' => '0',
        'f' | 'z' => 'a',
        'F' | 'Z' => 'A',
        other => other,
    };
    known.chars().map(next).collect()
}

/// The ids that the target has shown for an order's line items, by their
/// keys.
pub(super) fn element_ids(world: &World, name: &str) -> std::collections::BTreeMap<String, String> {
    let (Some(view), Some(field)) = (
        last_shown(world, name),
        world.scene.run.system.element_id_field(),
    ) else {
        return Default::default();
    };
    let order = world.orders.get(name);
    let keys = order.map_or(&[][..], |order| order.keys());
    let id = |key: &String| {
        let path = field.replacen("[n]", &format!("[{key}]"), 1);
        match view.value(&path) {
            countersign_system::Scalar::Text(id) | countersign_system::Scalar::Number(id) => {
                Some((key.clone(), id.clone()))
            }
            _ => None,
        }
    };
    keys.iter().filter_map(id).collect()
}

/// Makes a call without a body, and notes it.
pub(super) async fn ask(
    world: &mut World,
    operation: &Operation,
    ids: &[String],
    orders: Vec<String>,
    sender: Sender,
    criteria: &Criteria,
) -> Option<Exchange> {
    let credentials = world.credentials(sender)?;
    if ids.len() < operation.path.matches('{').count() {
        world.inconclusive(format!(
            "the target has not shown the ids that `{}` asks for",
            operation.id
        ));
        return None;
    }
    let ids: Vec<&String> = ids.iter().collect();
    let path = fill_path(&operation.path, &ids, RESERVED);
    let system = world.scene.run.system.clone();
    let query = system.search(criteria).query;
    let base = format!("{}{path}", world.scene.run.target.base_url);
    let exchange = world
        .scene
        .insist(Call {
            operation: Some(&operation.id),
            actor: sender.actor(),
            method: operation.method.as_str(),
            url: with_query(&base, &query, crate::scene::encoded),
            credentials,
            headers: Vec::new(),
            body: None,
            patient: false,
        })
        .await;
    world.last = vec![exchange.id];
    world.sent.push(Sent {
        exchange: exchange.id,
        operation: operation.id.clone(),
        orders,
        sender,
        broken: sender.is_unauthorized(),
    });
    Some(exchange)
}

/// `the whole of orders "O" and "P" is shown`: by every operation that shows
/// an order, a part of it, or finds it.
#[given(regex = r#"^the whole of orders? (.*"[^"]+") is shown$"#)]
#[when(regex = r#"^the whole of orders? (.*"[^"]+") is shown$"#)]
async fn whole(world: &mut World, phrase: String) {
    let contract = world.scene.run.system.contract();
    let parts: Vec<Operation> = contract
        .operations
        .iter()
        .filter(|operation| matches!(operation.effect, Effect::Part | Effect::Find))
        .cloned()
        .collect();
    for name in names(&phrase) {
        if super::lookup::lookups_recorded(world, &name)
            .await
            .is_none()
        {
            return;
        }
        let mut shown: Vec<_> = world
            .lookups(&name, Sender::A)
            .last()
            .copied()
            .into_iter()
            .collect();
        let Some(order) = world.order(&name) else {
            return;
        };
        // The ids that were shown first stay those that are asked for: what
        // has vanished must be missed.
        if !world.wholes.contains_key(&name) {
            let elements = element_ids(world, &name);
            let ids = order.keys().iter().filter_map(|key| elements.get(key));
            world.parts.insert(name.clone(), ids.cloned().collect());
        }
        let elements = world.parts.get(&name).cloned().unwrap_or_default();
        for operation in &parts {
            let criteria = if operation.effect == Effect::Find {
                match super::list::around(world, &name) {
                    Some(criteria) => criteria,
                    None => continue,
                }
            } else {
                Criteria::default()
            };
            let several = operation.path.matches('{').count() > 1;
            let ids: Vec<Vec<String>> = if several {
                let whole = order.plan.id.iter();
                elements
                    .iter()
                    .map(|element| whole.clone().chain([element]).cloned().collect())
                    .collect()
            } else {
                vec![order.plan.id.iter().cloned().collect()]
            };
            for ids in ids {
                let orders = vec![name.clone()];
                let asked = ask(world, operation, &ids, orders, Sender::A, &criteria).await;
                let Some(exchange) = asked else { return };
                shown.push(exchange.id);
            }
        }
        world.wholes.entry(name).or_default().push(shown);
    }
}
