//! Bringing line items into a state, and seeing that steps are taken at all.

use countersign_check::is_accepted;
use countersign_contract::StateMachine;
use countersign_journal::ExchangeId;
use countersign_system::{Scalar, at_key};
use cucumber::given;

use super::adjustment::{adjustment, operation, send};
use super::asked::element_ids;
use super::lookup::lookups_recorded;
use super::search::last_shown;
use super::settle::settle;
use crate::phrase::{Sender, numbers};
use crate::states::Provided;
use crate::world::World;

/// `items 1 and 2 of order "O" are in state "SHIPPED"`: by documented steps
/// where the target takes them, else by a provider state. Without items, the
/// order as a whole.
#[given(regex = r#"^(?:items? ([\d, and]+) of )?order "([^"]+)" (?:is|are) in state "([^"]+)"$"#)]
async fn in_state(world: &mut World, items: String, name: String, status: String) {
    let items: Vec<Option<usize>> = match items.is_empty() {
        true => vec![None],
        false => numbers(&items).into_iter().map(Some).collect(),
    };
    for item in items {
        if bring(world, &name, item, &status).await.is_none() {
            return;
        }
    }
}

/// Brings one line item, or the order, into a state, and sees that it is shown there; `None`
/// where that ends the scenario.
async fn bring(world: &mut World, name: &str, item: Option<usize>, status: &str) -> Option<()> {
    let order = world.order(name)?;
    let items = Vec::from_iter(item);
    let key = world.keys(&order, &items)?.pop().unwrap_or_default();
    if world.lookups(name, Sender::A).is_empty() {
        lookups_recorded(world, name, Sender::A).await?;
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
        let mut steps: Vec<ExchangeId> = Vec::new();
        for step in way {
            let adjustment = adjustment(world, name, &items, &step)?;
            let (exchanges, _) = send(world, &[vec![adjustment]], &[], Sender::A).await?;
            let system = world.scene.run.system.clone();
            if !exchanges
                .iter()
                .all(|exchange| is_accepted(system.as_ref(), exchange))
            {
                is_there = false;
                break;
            }
            steps.extend(exchanges.iter().map(|exchange| exchange.id));
        }
        if is_there && !steps.is_empty() {
            world.presuppose("accepted", steps);
        }
    }
    if !is_there {
        provide(world, name, &key, status).await?;
    }
    lookups_recorded(world, name, Sender::A).await?;
    let now = shown_status(world, name, &key)?;
    let moved_on = machine_of(world).is_some_and(|machine| machine.way(status, &now).is_some());
    if now != status && moved_on {
        world.skip(format!(
            "the target does not leave a line item in the state {status}: it is shown in {now}"
        ));
        return None;
    }
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

/// The machine of the state that steps change.
fn machine_of(world: &World) -> Option<StateMachine> {
    let system = &world.scene.run.system;
    let machine = system.contract().machine_of(system.status_field());
    machine.cloned()
}

/// The status that the last lookup shows for a line item.
pub(super) fn shown_status(world: &mut World, name: &str, key: &str) -> Option<String> {
    let field = world.scene.run.system.status_field();
    let path = at_key(field, key);
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
    let sender = world.asked.sender.owner();
    let model = world.orders.keys().min().cloned()?;
    let fresh = "control".to_owned();
    if !super::send::send_clock(world, &fresh, &model, sender).await {
        return None;
    }
    if !settle(world, std::slice::from_ref(&fresh), sender).await? {
        world.inconclusive("an order that was to show that steps are taken did not settle");
        return None;
    }
    let order = world.order(&fresh)?;
    let key = order.keys().first().cloned().unwrap_or_default();
    let now = shown_status(world, &fresh, &key)?;
    let steps = machine_of(world)?.transitions.into_iter();
    for step in steps.filter(|step| step.from == now) {
        let adjustment = adjustment(world, &fresh, &[1], &step.to)?;
        send(world, &[vec![adjustment]], &[], sender).await?;
        if !accepted_adjustments(world, &operation.id).is_empty() {
            break;
        }
    }
    world.last.clone_from(&world.asked.exchanges);
    Some(())
}

/// The exchanges of accepted adjustments, of the same partner, that were
/// neither broken nor the step that is looked at.
pub(super) fn accepted_adjustments(world: &World, operation: &str) -> Vec<ExchangeId> {
    let exchanges = world.scene.exchanges.borrow();
    let system = world.scene.run.system.as_ref();
    world
        .sent
        .iter()
        .filter(|sent| {
            sent.operation == operation && !sent.broken && sent.sender == world.asked.sender.owner()
        })
        .map(|sent| sent.exchange)
        .filter(|id| !world.asked.exchanges.contains(id))
        .filter(|id| {
            exchanges
                .get(*id)
                .is_some_and(|exchange| is_accepted(system, exchange))
        })
        .collect()
}
