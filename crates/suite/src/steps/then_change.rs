//! Claims about answers to what was sent, and about changes.

use countersign_contract::Effect;
use countersign_journal::ExchangeId;
use countersign_system::at_key;
use cucumber::then;
use serde_json::json;

use super::send::unbroken;
use super::then_state::sent_of;
use crate::phrase::{Sender, names, numbers};
use crate::world::World;

/// The answers hold a member exactly as the requests do.
#[then(regex = r#"^the answers? echo(?:es)? "([^"]+)"$"#)]
async fn echoed(world: &mut World, path: String) {
    let last = world.last.clone();
    world.claim("echoed", [("request", last)], json!({ "path": path }));
}

/// The refusals hold the same point in time.
#[then(regex = r#"^the answers tell the same "([^"]+)"$"#)]
async fn same_stamp(world: &mut World, path: String) {
    let last = world.last.clone();
    world.claim("same_stamp", [("request", last)], json!({ "path": path }));
}

/// The answer holds a status for each line item of the order.
#[then(
    regex = r#"^the answer has a status for each line item of order "([^"]+)"(?:, line items? ([\d, and]+) failing)?$"#
)]
async fn line_statuses(world: &mut World, name: String, failing: String) {
    let Some(order) = world.order(&name) else {
        return;
    };
    let Some(failing) = world.keys(&order, &numbers(&failing)) else {
        return;
    };
    let last = world.last.clone();
    let operation = last.first().and_then(|id| world.operation_of(*id));
    let control = operation.map_or_else(Vec::new, |operation| world.controls(&operation, &last));
    world.claim(
        "line_statuses",
        [("request", last), ("control", control)],
        json!({ "keys": order.keys(), "failing": failing }),
    );
}

/// One truth of the answer is the conjunction of others.
#[then(regex = r#"^"([^"]+)"(, where it is told,)? is true exactly where every "([^"]+)" is$"#)]
async fn conjunction(world: &mut World, all: String, told: String, each: String) {
    let last = world.last.clone();
    let arguments = json!({ "all": all, "each": each, "where_told": !told.is_empty() });
    world.claim("conjunction", [("request", last)], arguments);
}

/// Of equal requests exactly one was accepted.
#[then(regex = r"^exactly one is accepted, and the others are refused with ([\d or]+)$")]
async fn one_accepted(world: &mut World, statuses: String) {
    let last = world.last.clone();
    world.claim(
        "one_accepted",
        [("request", last)],
        json!({ "statuses": numbers(&statuses) }),
    );
}

/// What a change named is shown, or nothing else has changed.
#[then(regex = r#"^all that (the last )?"([^"]+)" named of order "([^"]+)" is shown$"#)]
async fn applied(world: &mut World, last: String, operation: String, name: String) {
    claim_applied(world, "named", &name, &operation, !last.is_empty());
}

/// Beside what a change named nothing has changed.
#[then(regex = r#"^nothing else of order "([^"]+)" has changed by (the last )?"([^"]+)"$"#)]
async fn only_named(world: &mut World, name: String, last: String, operation: String) {
    claim_applied(world, "others", &name, &operation, !last.is_empty());
}

fn claim_applied(world: &mut World, scope: &str, name: &str, operation: &str, last: bool) {
    let sent = if last {
        sent_of(world, name, operation, true)
    } else {
        unbroken(world, name, operation)
    };
    // The state before is the one shown before the first of these requests.
    let first = sent.first().copied();
    let lookups = world.lookups(name, Sender::A);
    let before: Vec<ExchangeId> = lookups
        .iter()
        .copied()
        .filter(|id| first.is_some_and(|first| *id < first))
        .collect();
    let after: Vec<ExchangeId> = lookups.last().copied().into_iter().collect();
    world.claim(
        "applied",
        [("before", before), ("sent", sent), ("after", after)],
        json!({ "scope": scope }),
    );
}

/// The stamps of line items have moved between the two last lookups.
#[then(
    regex = r#"^the stamps? of line items? ([\d, and]+) of order "([^"]+)" (?:has|have) moved$"#
)]
async fn moved(world: &mut World, lines: String, name: String) {
    let Some(order) = world.order(&name) else {
        return;
    };
    let field = world.scene.run.system.stamp_field().to_owned();
    let Some(keys) = world.keys(&order, &numbers(&lines)) else {
        return;
    };
    let paths: Vec<String> = keys.iter().map(|key| at_key(&field, key)).collect();
    let (mut before, mut after) = (Vec::new(), Vec::new());
    if let [.., old, new] = world.lookups(&name, Sender::A).as_slice() {
        before.push(*old);
        after.push(*new);
    }
    world.claim(
        "moved",
        [("before", before), ("after", after)],
        json!({ "paths": paths }),
    );
}

/// A text of the refusal names the line items that are missing.
#[then(
    regex = r#"^"([^"]+)" names (a missing line item|the missing line items and no other) of order "([^"]+)"$"#
)]
async fn named(world: &mut World, path: String, what: String, name: String) {
    let Some(order) = world.order(&name) else {
        return;
    };
    let missing = world.strange_keys.clone();
    let sent: Vec<ExchangeId> = world
        .sent
        .iter()
        .filter(|sent| sent.broken && sent.orders == [name.as_str()])
        .map(|sent| sent.exchange)
        .collect();
    let present: Vec<&String> = order
        .keys()
        .iter()
        .filter(|key| !missing.contains(key))
        .collect();
    let aspect = if what.starts_with('a') {
        "any"
    } else {
        "rightly"
    };
    world.claim(
        "named",
        [("request", sent)],
        json!({ "path": path, "missing": missing, "present": present, "aspect": aspect }),
    );
}

/// A text of the acceptance names the line items that were sent and no other,
/// where it names any.
#[then(
    regex = r#"^"([^"]+)", where it names any, names line items? ([\d, and]+) of order "([^"]+)" and no other$"#
)]
async fn updated_named(world: &mut World, path: String, lines: String, name: String) {
    let Some(order) = world.order(&name) else {
        return;
    };
    let chosen = numbers(&lines);
    let (named, others): (Vec<_>, Vec<_>) = order
        .keys()
        .iter()
        .zip(1..)
        .partition(|(_, index)| chosen.contains(index));
    let keys = |lines: Vec<(&String, usize)>| -> Vec<String> {
        lines.into_iter().map(|(key, _)| key.clone()).collect()
    };
    let last = world.last.clone();
    world.claim(
        "named",
        [("request", last)],
        json!({ "path": path, "missing": keys(named), "present": keys(others), "aspect": "updated" }),
    );
}

/// An order is stored exactly where the request was accepted.
#[then(
    regex = r#"^orders? (.*"[^"]+") (?:is|are) shown exactly where (?:it|they) (?:was|were) accepted$"#
)]
async fn as_answered(world: &mut World, phrase: String) {
    for name in names(&phrase) {
        let sent: Vec<ExchangeId> = world
            .sent
            .iter()
            .filter(|sent| {
                sent.orders.contains(&name) && world.effect(&sent.operation) == Some(Effect::Create)
            })
            .map(|sent| sent.exchange)
            .collect();
        let Some(lookup) = world.last_lookups(&[name], Sender::A) else {
            return;
        };
        world.claim(
            "as_answered",
            [("request", sent), ("lookup", lookup)],
            json!({}),
        );
    }
}
