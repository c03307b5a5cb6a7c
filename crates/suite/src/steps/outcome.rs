//! Claims about requests that a target may refuse at once, or find to be in
//! error when it comes to work on them.

use countersign_check::{Shown, is_accepted, shown};
use countersign_contract::Effect;
use countersign_journal::{Exchange, ExchangeId};
use cucumber::then;
use serde_json::json;

use super::poll::poll_for;
use super::then_answer::all_broken;
use crate::patience::Awaited;
use crate::phrase::Sender;
use crate::world::World;

/// What was broken on purpose was refused, or the target found it to be in
/// error when it came to work on it.
#[then(
    regex = r"^the broken requests? (?:is|are) refused, or (what was broken )?turns? into an error$"
)]
async fn refused_or_error(world: &mut World, several: String) {
    let broken = all_broken(world);
    claim_failed(world, broken, !several.is_empty()).await;
}

/// An order that can't be made was refused, or the target found out later.
#[then(regex = r#"^order "([^"]+)" is refused, or turns into an error, or is canceled$"#)]
async fn fails(world: &mut World, name: String) {
    let sent: Vec<ExchangeId> = world
        .sent
        .iter()
        .filter(|sent| {
            world.effect(&sent.operation) == Some(Effect::Create) && sent.orders.contains(&name)
        })
        .map(|sent| sent.exchange)
        .collect();
    claim_failed(world, sent, false).await;
}

async fn claim_failed(world: &mut World, broken: Vec<ExchangeId>, several: bool) {
    let mut outcomes = Vec::new();
    for id in &broken {
        let Some(exchange) = world.scene.exchanges.borrow().get(*id).cloned() else {
            continue;
        };
        let Some(shown) = outcome(world, &exchange).await else {
            return;
        };
        outcomes.extend(shown);
    }
    let operations: Vec<String> = broken
        .iter()
        .filter_map(|id| world.operation_of(*id))
        .collect();
    let mut controls: Vec<ExchangeId> = operations
        .first()
        .map(|operation| world.controls(operation, &broken))
        .unwrap_or_default();
    if several {
        // An order by itself shows as well that what is whole is taken.
        let others = world
            .sent
            .iter()
            .filter(|sent| !sent.broken && sent.sender == Sender::A);
        controls.extend(others.map(|sent| sent.exchange));
    }
    world.claim(
        "refused",
        [
            ("broken", broken),
            ("control", controls),
            ("outcome", outcomes),
        ],
        json!({ "several": several }),
    );
}

/// What became of what an accepted request asked for: its entities, looked up
/// until the target works on them no more. The last lookup of each.
async fn outcome(world: &mut World, exchange: &Exchange) -> Option<Vec<ExchangeId>> {
    let system = world.scene.run.system.clone();
    if !is_accepted(system.as_ref(), exchange) {
        return Some(Vec::new());
    }
    let response = exchange.response()?;
    let tree = system.read(&response.body.0).ok();
    let operation = exchange.operation.clone().unwrap_or_default();
    let ids = system.assigned(&operation, &response.headers, tree.as_ref());
    let mut last = Vec::new();
    poll_for(world, Awaited::Settled, async |world: &mut World| {
        let lookups = super::assigned::show(world, &ids, Sender::A).await;
        last = lookups.iter().map(|exchange| exchange.id).collect();
        let pending = lookups.iter().any(|exchange| {
            shown(system.as_ref(), exchange).is_ok_and(|shown| match shown {
                Shown::Views(views) => views.iter().any(|view| system.is_pending(view)),
                Shown::Nothing => false,
            })
        });
        Some(!pending)
    })
    .await?;
    Some(last)
}
