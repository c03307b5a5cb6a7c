//! The ids that a target gives to what it creates.

use countersign_check::{Shown, is_accepted, shown};
use countersign_contract::Operation;
use countersign_journal::Exchange;

use crate::order::Resolved;
use crate::phrase::Sender;
use crate::secrets::RESERVED;
use crate::world::World;

/// Notes the ids that accepted requests were answered with, for the orders
/// that they spoke of. Where a request spoke of several, each id is looked up
/// to see whose it is: answers may come in any order.
pub(super) async fn note(
    world: &mut World,
    operation: &Operation,
    sent: Vec<(Vec<String>, Exchange)>,
    sender: Sender,
) {
    for (orders, exchange) in sent {
        let ids = assigned(world, operation, &exchange);
        let created = ids.iter().map(|id| (sender.owner(), id.clone()));
        world.scene.run.created.borrow_mut().extend(created);
        if let ([name], [id, ..]) = (orders.as_slice(), ids.as_slice()) {
            if let Some(order) = world.orders.get_mut(name) {
                order.plan.id = Some(id.clone());
            }
            continue;
        }
        if !ids.is_empty() {
            resolve(world, &exchange, &orders, ids, sender).await;
        }
    }
}

/// The ids that an exchange was answered with, where it was accepted.
fn assigned(world: &World, operation: &Operation, exchange: &Exchange) -> Vec<String> {
    let system = &world.scene.run.system;
    if !is_accepted(system.as_ref(), exchange) {
        return Vec::new();
    }
    let Some(response) = exchange.response() else {
        return Vec::new();
    };
    let tree = system.read(&response.body.0).ok();
    system.assigned(&operation.id, &response.headers, tree.as_ref())
}

/// Looks up every id of an answer, and gives each to the order that it shows.
async fn resolve(
    world: &mut World,
    request: &Exchange,
    orders: &[String],
    ids: Vec<String>,
    sender: Sender,
) {
    let mut resolved = Resolved {
        request: request.id,
        lookups: Vec::new(),
    };
    let system = world.scene.run.system.clone();
    for (id, lookup) in ids.iter().zip(show(world, &ids, sender).await) {
        resolved.lookups.push(lookup.id);
        let key = match shown(system.as_ref(), &lookup) {
            Ok(Shown::Views(mut views)) => views.pop().map(|view| view.key),
            _ => None,
        };
        for name in orders {
            if let Some(order) = world.orders.get_mut(name)
                && Some(&order.plan.key) == key.as_ref()
            {
                order.plan.id = Some(id.clone());
                world.note(&lookup, vec![name.clone()], sender, false);
            }
        }
    }
    world.resolved.push(resolved);
}

/// Looks entities up by their ids, at once.
pub(super) async fn show(world: &mut World, ids: &[String], sender: Sender) -> Vec<Exchange> {
    let shown = super::lookup::show(world, ids, sender, RESERVED).await;
    shown.unwrap_or_default()
}
