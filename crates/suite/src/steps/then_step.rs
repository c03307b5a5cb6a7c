//! Claims about changes of state that were asked for.

use std::collections::BTreeMap;

use countersign_contract::Effect;
use countersign_journal::ExchangeId;
use countersign_system::at_key;
use cucumber::then;
use serde_json::json;

use super::in_state::{accepted_adjustments, control};
use crate::phrase::{Sender, names, numbers};
use crate::world::World;

/// The step was refused, while others of its kind are taken.
#[then(regex = r"^the steps? (?:is|are) refused$")]
async fn refused(world: &mut World) {
    claim_beside_control(world, "step_refused", "broken").await;
}

/// The step was taken, as others of its kind are.
#[then(regex = r"^the steps? (?:is|are) taken$")]
async fn taken(world: &mut World) {
    claim_beside_control(world, "taken", "request").await;
}

/// The step leads nowhere: it may be refused, or taken without effect.
#[then(regex = r"^the step is refused or passed over$")]
async fn either(world: &mut World) {
    claim_beside_control(world, "either", "request").await;
}

async fn claim_beside_control(world: &mut World, check: &str, role: &str) {
    if control(world).await.is_none() {
        return;
    }
    let steps = world.asked.exchanges.clone();
    let Some(operation) = steps.first().and_then(|id| world.operation_of(*id)) else {
        world.inconclusive("no step was asked for");
        return;
    };
    let controls = accepted_adjustments(world, &operation);
    let (mut before, mut changes) = (Vec::new(), BTreeMap::new());
    for (name, wanted) in &world.asked.changes {
        before.extend(lookups_around(world, name).0);
        if let Some(order) = world.orders.get(name) {
            changes.insert(order.plan.key.clone(), wanted.clone());
        }
    }
    let arguments = json!({
        "changes": changes,
        "nowhere": world.asked.nowhere,
        "optional": true,
    });
    world.claim(
        check,
        [(role, steps), ("control", controls), ("before", before)],
        arguments,
    );
}

/// All that shows the orders reads as it did before the step that was
/// refused.
#[then(regex = r#"^nothing of orders? (.*"[^"]+") has changed by the refused step$"#)]
async fn nothing_changed(world: &mut World, phrase: String) {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    let names = names(&phrase);
    for name in &names {
        let Some((old, new)) = last_wholes(world, name) else {
            return;
        };
        before.extend(old);
        after.extend(new);
    }
    let Some(keys) = world.numbers_of(&phrase) else {
        return;
    };
    let unless = world.asked.exchanges.clone();
    let asked = world.asked.statuses.clone();
    world.claim(
        "unchanged",
        [("before", before), ("after", after), ("unless", unless)],
        json!({ "keys": keys, "asked": asked, "self_moving": world.is_self_moving() }),
    );
}

/// The two last times that the whole of an order was shown.
fn last_wholes(world: &mut World, name: &str) -> Option<(Vec<ExchangeId>, Vec<ExchangeId>)> {
    let found = match world.wholes.get(name).map(Vec::as_slice) {
        Some([.., old, new]) => Some((old.clone(), new.clone())),
        _ => None,
    };
    if found.is_none() {
        world.inconclusive(format!(
            "the whole of order {name:?} was not shown before and after"
        ));
    }
    found
}

/// Items, or the order as a whole, are shown in a state that was asked for.
#[then(
    regex = r#"^(?:items? ([\d, and]+) of )?order "([^"]+)" (?:is|are) shown in state "([^"]+)"$"#
)]
async fn in_state(world: &mut World, items: String, name: String, status: String) {
    let Some(order) = world.order(&name) else {
        return;
    };
    let Some(keys) = world.keys(&order, &numbers(&items)) else {
        return;
    };
    let field = world.scene.run.system.status_field();
    let paths: Vec<String> = match items.is_empty() {
        true => vec![field.to_owned()],
        false => keys.iter().map(|key| at_key(field, key)).collect(),
    };
    let changes = paths.into_iter().map(|path| (path, status.clone()));
    let changes: BTreeMap<String, String> = changes.collect();
    claim_applied(world, &name, &changes, "named");
}

/// All that was asked for is shown, beside nothing else.
#[then(regex = r#"^all that the steps? asked for of orders? (.*"[^"]+") is shown$"#)]
async fn all_shown(world: &mut World, phrase: String) {
    for name in names(&phrase) {
        let changes = world.asked.changes.get(&name).cloned().unwrap_or_default();
        claim_applied(world, &name, &changes, "named");
    }
}

/// Beside what was asked for nothing has changed.
#[then(regex = r#"^nothing else of orders? (.*"[^"]+") has changed by the steps?$"#)]
async fn nothing_else(world: &mut World, phrase: String) {
    for name in names(&phrase) {
        let changes = world.asked.changes.get(&name).cloned().unwrap_or_default();
        claim_applied(world, &name, &changes, "others");
    }
}

/// The last lookup of an order before the steps that were asked for, if any
/// were, and the last of all.
fn lookups_around(world: &World, name: &str) -> (Vec<ExchangeId>, Vec<ExchangeId>) {
    let lookups = world.lookups(name, Sender::A);
    let first = world.asked.exchanges.iter().min();
    let before = lookups
        .iter()
        .rfind(|id| first.is_none_or(|first| *id < first));
    (
        before.copied().into_iter().collect(),
        lookups.last().copied().into_iter().collect(),
    )
}

fn claim_applied(world: &mut World, name: &str, changes: &BTreeMap<String, String>, scope: &str) {
    let (before, after) = lookups_around(world, name);
    let steps = world.asked.exchanges.clone();
    let exchanges = [("before", before), ("after", after), ("step", steps)];
    world.claim(
        "applied",
        exchanges,
        json!({ "scope": scope, "changes": changes, "self_moving": world.is_self_moving() }),
    );
}

/// The parts of an order read the same as the order.
#[then(regex = r#"^the parts of order "([^"]+)" read the same as the whole$"#)]
async fn parts_alike(world: &mut World, name: String) {
    let Some((lookup, parts)) = last_whole(world, &name, Effect::Part) else {
        return;
    };
    let Some(order) = world.order(&name) else {
        return;
    };
    // Those that show one line item were asked for in the order of the keys.
    let mut keys = order.keys().iter();
    let of: Vec<Option<&String>> = parts
        .iter()
        .map(|id| is_of_one(world, *id).then(|| keys.next()).flatten())
        .collect();
    world.claim(
        "part_alike",
        [("whole", lookup), ("part", parts)],
        json!({ "list": order.lines, "keys": order.keys(), "of": of }),
    );
}

/// Of the last time that the whole of an order was shown, the lookup, and the
/// exchanges with operations of this effect.
fn last_whole(
    world: &mut World,
    name: &str,
    effect: Effect,
) -> Option<(Vec<ExchangeId>, Vec<ExchangeId>)> {
    let wholes = world.wholes.get(name);
    let Some(last) = wholes.and_then(|wholes| wholes.last()) else {
        world.inconclusive(format!("the whole of order {name:?} was not shown"));
        return None;
    };
    let of_effect = last.iter().copied().filter(|id| {
        let operation = world.operation_of(*id);
        operation.and_then(|id| world.effect(&id)) == Some(effect)
    });
    let lookup = last.first().copied().into_iter().collect();
    Some((lookup, of_effect.collect()))
}

/// Whether an exchange asked for one line item, by its id and the order's.
fn is_of_one(world: &World, id: ExchangeId) -> bool {
    let contract = world.scene.run.system.contract();
    let operation = world.operation_of(id);
    operation
        .and_then(|id| contract.operation(&id))
        .is_some_and(|operation| operation.path_parameters() > 1)
}

/// The order reads the same in the list as by itself.
#[then(regex = r#"^order "([^"]+)" reads the same in the list as by itself$"#)]
async fn list_alike(world: &mut World, name: String) {
    let Some((lookup, lists)) = last_whole(world, &name, Effect::Find) else {
        return;
    };
    world.claim(
        "reads_alike",
        [("search", lists), ("lookup", lookup)],
        json!({}),
    );
}

/// A stamp of the order, or of the line items that were named, has moved with
/// the step, or has not.
#[then(regex = r#"^"([^"]+)" of order "([^"]+)" has (moved|not moved)$"#)]
async fn stamp_moved(world: &mut World, field: String, name: String, how: String) {
    let Some(order) = world.order(&name) else {
        return;
    };
    // Of fields in the keyed list, those of the items that were named.
    let path = |key: &String| at_key(&field, key);
    let is_named = |path: &String| {
        let element = path.rfind(']').map(|at| &path[..=at]);
        let changes = world.asked.changes.get(&name);
        changes.is_some_and(|changes| {
            let mut changed = changes.keys();
            changed.any(|changed| element.is_some_and(|element| changed.starts_with(element)))
        })
    };
    let paths: Vec<String> = if field.contains("[n]") {
        order.keys().iter().map(path).filter(is_named).collect()
    } else {
        vec![field.clone()]
    };
    let (before, after) = lookups_around(world, &name);
    let steps = world.asked.exchanges.clone();
    let exchanges = [("before", before), ("after", after), ("step", steps)];
    let check = if how == "moved" { "moved" } else { "same" };
    world.claim(check, exchanges, json!({ "paths": paths }));
}

/// Steps at the same time have made what they make one after the other.
#[then(regex = r#"^order "([^"]+)" is as the steps leave it one after the other$"#)]
async fn serial(world: &mut World, name: String) {
    let (before, after) = lookups_around(world, &name);
    let steps = world.asked.exchanges.clone();
    world.claim(
        "serial",
        [("before", before), ("after", after), ("step", steps)],
        json!({ "self_moving": world.is_self_moving() }),
    );
}
