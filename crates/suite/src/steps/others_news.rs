//! Taking the reports that a target makes for the other partner.

use std::collections::BTreeSet;

use cucumber::when;

use super::news::{generate, list, read, tells, told};
use super::poll::poll_for;
use crate::patience::Awaited;
use crate::phrase::Sender;
use crate::world::World;

/// `the reports of partner B are taken`
#[when(regex = r"^the reports of partner B are taken$")]
async fn taken(world: &mut World) {
    take(world).await;
}

/// `the reports of partner B are taken until they tell of order "theirs"`
#[when(regex = r#"^the reports of partner B are taken until they tell of order "([^"]+)"$"#)]
async fn taken_until(world: &mut World, name: String) {
    let mut is_asked_for = false;
    let mut all = Vec::new();
    let is_told = poll_for(world, Awaited::News, async |world: &mut World| {
        take(world).await?;
        // What was told once is told, whatever later answers tell.
        all.append(&mut world.last);
        world.last.clone_from(&all);
        if tells(world, &name, &world.last, &BTreeSet::new()) {
            return Some(true);
        }
        if !is_asked_for {
            is_asked_for = true;
            generate(world, Sender::B).await?;
        }
        Some(false)
    });
    if is_told.await == Some(false) {
        world.skip(
            "partner B was told of no order of its own in time: what it is not told shows nothing",
        );
    }
}

/// Lists the other partner's reports, and reads those that the list only
/// refers to.
async fn take(world: &mut World) -> Option<()> {
    let exchange = list(world, Sender::B, None).await?;
    let mut shown = vec![exchange.id];
    for news in told(world, &exchange).unwrap_or_default() {
        if news.changes.is_none() {
            shown.push(read(world, &news.id, Sender::B).await?.id);
        }
    }
    world.last = shown;
    Some(())
}
