//! Orders that a target takes in first and works on afterwards.

use std::time::{Duration, Instant};

use countersign_check::{Shown, shown};
use cucumber::{given, when};

use super::lookup::{lookups, lookups_recorded};
use super::poll::poll_for;
use crate::patience::{Awaited, in_vain};
use crate::phrase::{Sender, names};
use crate::secrets::RESERVED;
use crate::world::World;

/// `orders "O" and "P" have settled`: the target has done with them what it
/// does in its own time.
#[given(regex = r#"^orders? (.*"[^"]+") (?:has|have) settled( for partner B)?$"#)]
#[when(regex = r#"^orders? (.*"[^"]+") (?:has|have) settled( for partner B)?$"#)]
async fn settled(world: &mut World, phrase: String, other: String) {
    let sender = if other.is_empty() {
        Sender::A
    } else {
        Sender::B
    };
    let begun = Instant::now();
    if settle(world, &names(&phrase), sender).await == Some(false) {
        let waited = in_vain(begun.elapsed(), world.scene.run.target.settle);
        world.inconclusive(format!("order {phrase} did not settle {waited}"));
    }
}

/// `order "O" is given time to settle`: what it has not done by then is for a
/// claim to tell.
#[when(regex = r#"^orders? (.*"[^"]+") (?:is|are) given time to settle$"#)]
async fn given_time(world: &mut World, phrase: String) {
    settle(world, &names(&phrase), Sender::A).await;
}

/// Looks orders up until the target works on none of them any more, as
/// [`poll`] does.
pub(super) async fn settle(world: &mut World, orders: &[String], sender: Sender) -> Option<bool> {
    let mut open: Vec<String> = orders.to_vec();
    poll_for(world, Awaited::Settled, async |world: &mut World| {
        let exchanges = lookups(world, &open, sender, RESERVED).await?;
        let mut pending = Vec::new();
        for (name, exchange) in open.drain(..).zip(exchanges) {
            let system = world.scene.run.system.clone();
            let is_done = match shown(system.as_ref(), &exchange) {
                Ok(Shown::Views(views)) => !views.iter().any(|view| system.is_pending(view)),
                Ok(Shown::Nothing) => false,
                // Who refuses the lookup will not do otherwise in a while; who
                // asks for patience may.
                Err(_) => exchange
                    .response()
                    .is_some_and(|response| !matches!(response.status, 408 | 429 | 503)),
            };
            world.note(&exchange, vec![name.clone()], sender, false);
            if !is_done {
                pending.push(name);
            }
        }
        open = pending;
        Some(open.is_empty())
    })
    .await?;
    if open.is_empty() {
        calm_down(world, orders, sender).await;
    }
    Some(open.is_empty())
}

/// How long an order is watched, and how long it must stay as it is.
const WATCH: Duration = Duration::from_millis(1500);
const STILL: Duration = Duration::from_millis(450);

/// Waits until a target that takes steps of its own will have taken them. The
/// first order of a run that has settled is watched to find out; for targets
/// that only do what they are asked for this costs nothing afterwards.
async fn calm_down(world: &mut World, orders: &[String], sender: Sender) {
    let Some(first) = orders.first() else {
        return;
    };
    let run = world.scene.run.clone();
    let is_known = run.calm.initialized();
    let calm = *run
        .calm
        .get_or_init(async || watch(world, first, sender).await)
        .await;
    if calm.is_zero() || world.stop.is_some() {
        return;
    }
    if is_known {
        tokio::time::sleep(calm).await;
    }
    for name in orders {
        lookups_recorded(world, name, sender).await;
    }
}

/// Watches an order until it stays as it is: how long that took.
async fn watch(world: &mut World, name: &str, sender: Sender) -> Duration {
    let field = world.scene.run.system.status_field();
    if world
        .scene
        .run
        .system
        .contract()
        .machine_of(field)
        .is_none()
    {
        return Duration::ZERO;
    }
    let begun = Instant::now();
    let mut changed = Duration::ZERO;
    let mut known = statuses(world, name);
    while begun.elapsed() < WATCH && begun.elapsed() - changed < STILL {
        tokio::time::sleep(STILL / 6).await;
        if lookups_recorded(world, name, sender).await.is_none() {
            break;
        }
        let now = statuses(world, name);
        if now != known {
            changed = begun.elapsed();
            known = now;
        }
    }
    // A little more, as not all take the same time.
    changed + changed / 2
}

/// The statuses that an order was last shown with.
fn statuses(world: &World, name: &str) -> Vec<String> {
    let field = world.scene.run.system.status_field();
    let view = super::search::last_shown(world, name);
    let facts = view.into_iter().flat_map(|view| view.facts.into_values());
    facts
        .filter(|fact| fact.field == field)
        .map(|fact| fact.value.to_string())
        .collect()
}
