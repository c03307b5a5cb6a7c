//! Waiting for what a step that was taken brings about.

use std::collections::BTreeMap;

use countersign_check::{Shown, shown};
use countersign_system::{Scalar, View};

use super::lookup::lookups;
use super::poll::poll;
use crate::phrase::Sender;
use crate::secrets::RESERVED;
use crate::world::World;

/// Looks orders up until each shows what accepted requests have asked of it
/// (by order, what shall be shown at which path), or has gone on from there.
/// What is not shown in time is for claims to tell. `None` where that ends the
/// scenario.
pub(super) async fn await_effect(
    world: &mut World,
    mut open: BTreeMap<String, Vec<(String, String)>>,
) -> Option<()> {
    if open.is_empty() {
        return Some(());
    }
    poll(world, async |world: &mut World| {
        let names: Vec<String> = open.keys().cloned().collect();
        let exchanges = lookups(world, &names, Sender::A, RESERVED).await?;
        for (name, exchange) in names.iter().zip(exchanges) {
            // Who refuses the lookup shows no more in a while.
            let is_there = match shown(world.scene.run.system.as_ref(), &exchange) {
                Ok(Shown::Views(views)) => views.iter().any(|view| {
                    let mut changes = open[name].iter();
                    changes.all(|(path, wanted)| has_come(world, view, path, wanted))
                }),
                _ => true,
            };
            if is_there {
                open.remove(name);
            }
        }
        Some(open.is_empty())
    })
    .await
    .map(|_| ())
}

/// Whether a view shows a state at a path; or, of a target that takes steps of its
/// own, one that documented steps lead to from it.
fn has_come(world: &World, view: &View, path: &str, wanted: &str) -> bool {
    let system = &world.scene.run.system;
    let machine = system.contract().machine_of(system.status_field());
    match view.value(path) {
        Scalar::Text(now) => {
            let leads_on = || machine.is_some_and(|it| it.way(wanted, now).is_some());
            now == wanted || world.is_self_moving() && leads_on()
        }
        _ => false,
    }
}
