//! Orders that a target takes in first and works on afterwards.

use countersign_check::{Shown, shown};
use cucumber::{given, when};

use super::lookup::lookups;
use super::poll::poll;
use crate::order::Sent;
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
    if settle(world, &names(&phrase), sender).await == Some(false) {
        world.inconclusive(format!(
            "order {phrase} did not settle within {} s",
            world.scene.run.target.settle.as_secs_f32()
        ));
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
    poll(world, async |world: &mut World| {
        let exchanges = lookups(world, &open, sender, RESERVED).await?;
        let mut pending = Vec::new();
        for (name, exchange) in open.drain(..).zip(exchanges) {
            let system = world.scene.run.system.clone();
            let is_done = match shown(system.as_ref(), &exchange) {
                Ok(Shown::Views(views)) => !views.iter().any(|view| system.is_pending(view)),
                // Who refuses the lookup will not do otherwise in a while.
                Ok(Shown::Nothing) => false,
                Err(_) => true,
            };
            world.sent.push(Sent {
                exchange: exchange.id,
                operation: exchange.operation.clone().unwrap_or_default(),
                orders: vec![name.clone()],
                sender,
                broken: false,
            });
            if !is_done {
                pending.push(name);
            }
        }
        open = pending;
        Some(open.is_empty())
    })
    .await
}
