//! Claims about what creations have made, or have not.

use countersign_contract::Effect;
use countersign_journal::ExchangeId;
use countersign_system::Criteria;
use cucumber::then;
use serde_json::json;

use super::asked::ask;
use super::list::{around_since, own, unworked};
use super::poll::poll;
use super::settle::settle;
use super::then_answer::all_broken;
use super::whole::lists_all;
use crate::phrase::{Sender, names};
use crate::world::World;

/// The target's list has the order that was sent unbroken, and no other of
/// its number.
#[then(regex = r"^nothing of the broken request was created$")]
async fn nothing_created(world: &mut World) {
    let Some(name) = world
        .sent
        .iter()
        .find(|sent| sent.broken)
        .and_then(|sent| sent.orders.first().cloned())
    else {
        world.inconclusive("nothing was sent broken");
        return;
    };
    let broken = all_broken(world);
    // Beside an order that was accepted, the same or another.
    let others = world.sent.iter().rev().filter(|sent| {
        !sent.broken
            && sent.sender == Sender::A
            && world.effect(&sent.operation) == Some(Effect::Create)
    });
    let mut accepted = others.filter_map(|sent| sent.orders.first().cloned());
    let control = accepted
        .find(|name| {
            let order = world.orders.get(name);
            order.is_some_and(|order| order.plan.id.is_some())
        })
        .unwrap_or_else(|| name.clone());
    let (Some(order), Some(other)) = (world.order(&name), world.order(&control)) else {
        return;
    };
    let Some(is_settled) = settle(world, std::slice::from_ref(&control), Sender::A).await else {
        return;
    };
    // What is not accepted, or not worked on, no list need have.
    let is_awaited = is_settled && world.has_given(&control, Sender::A);
    let awaited = is_awaited.then(|| other.plan.key.clone());
    let awaited = Vec::from_iter(awaited);
    let Some(lists) = lists(world, &control, &awaited).await else {
        return;
    };
    world.claim(
        "listed_once",
        [("search", lists), ("unless", broken)],
        json!({ "key": order.plan.key, "control": other.plan.key }),
    );
}

/// What was sent broken came before the order that it is looked for beside, by
/// the time of an answer or two.
const BEFORE: i128 = 4_000_000_000;

/// Lists what was created around an order, worked on or not; until the list has
/// what is awaited.
async fn lists(world: &mut World, name: &str, awaited: &[String]) -> Option<Vec<ExchangeId>> {
    let contract = world.scene.run.system.contract();
    let operation = contract.with_effect(Effect::Find).next()?.clone();
    let waiting = unworked(contract);
    // Without stamps there is no window: all is listed that the target lists.
    let criteria = match world.scene.run.system.stamp_field().is_empty() {
        true => Some(Criteria::default()),
        false => around_since(world, &[name.to_owned()], BEFORE),
    };
    let Some(criteria) = criteria else {
        world.inconclusive(format!("order {name:?} has shown nothing to list it by"));
        return None;
    };
    let mut lists = Vec::new();
    poll(world, async |world: &mut World| {
        let worked = ask(world, &operation, &[], Vec::new(), Sender::A, &criteria).await?;
        lists = vec![worked.id];
        Some(lists_all(world, &worked, awaited))
    })
    .await?;
    if let Some(filter) = waiting {
        let mut filters = own(world, Sender::A);
        filters.push(filter);
        let criteria = Criteria {
            filters,
            ..criteria
        };
        let waiting = ask(world, &operation, &[], Vec::new(), Sender::A, &criteria).await?;
        lists.push(waiting.id);
    }
    Some(lists)
}

/// An answer to several orders names each of them once; that to one leads to
/// it.
#[then(
    regex = r#"^(?:as many orders are named as were sent, and each is one of|the answer leads to) orders? (.*"[^"]+")$"#
)]
async fn resolved(world: &mut World, phrase: String) {
    let Some(keys) = world.numbers_of(&phrase) else {
        return;
    };
    let last = world.last.clone();
    let mut lookups: Vec<ExchangeId> = world
        .resolved
        .iter()
        .filter(|resolved| last.contains(&resolved.request))
        .flat_map(|resolved| resolved.lookups.clone())
        .collect();
    if lookups.is_empty() {
        let orders = names(&phrase);
        let given = orders.iter().filter_map(|name| world.orders.get(name));
        let ids: Vec<String> = given.filter_map(|order| order.plan.id.clone()).collect();
        let shown = super::assigned::show(world, &ids, Sender::A).await;
        lookups.extend(shown.iter().map(|exchange| exchange.id));
    }
    world.claim(
        "resolved",
        [("request", last), ("lookup", lookups)],
        json!({ "keys": keys }),
    );
}

/// Orders have got as many different ids, and the line items of each too.
#[then(regex = r#"^no id of orders (.*"[^"]+") or of their items is given twice$"#)]
async fn distinct(world: &mut World, phrase: String) {
    let Some(lookups) = world.last_lookups(&names(&phrase), Sender::A) else {
        return;
    };
    let requests: Vec<ExchangeId> = world
        .sent
        .iter()
        .filter(|sent| !sent.broken && world.effect(&sent.operation) == Some(Effect::Create))
        .map(|sent| sent.exchange)
        .collect();
    world.claim(
        "distinct_ids",
        [("request", requests), ("lookup", lookups)],
        json!({}),
    );
}

/// Fields of the order are shown, with something in them.
#[then(regex = r#"^(".*") of orders? (.*"[^"]+") (?:is|are) filled$"#)]
async fn filled(world: &mut World, fields: String, phrase: String) {
    let Some(lookups) = world.last_lookups(&names(&phrase), Sender::A) else {
        return;
    };
    world.claim(
        "filled",
        [("lookup", lookups)],
        json!({ "fields": names(&fields) }),
    );
}

/// Found orders stand in the order asked for.
#[then(
    regex = r#"^the list is sorted by "([^"]+)" (ascending|descending)(?:, as to orders? (.*"[^"]+"))?$"#
)]
async fn sorted(world: &mut World, field: String, way: String, phrase: String) {
    let Some(keys) = world.numbers_of(&phrase) else {
        return;
    };
    let last = world.last.clone();
    world.claim(
        "sorted",
        [("search", last)],
        json!({ "field": field, "descending": way == "descending", "keys": keys }),
    );
}

/// What was asked for last shows nothing.
#[then(regex = r"^nothing is shown$")]
async fn nothing_shown(world: &mut World) {
    let last = world.last.clone();
    let controls = world.others_of_sender(&last);
    world.claim(
        "absent",
        [("lookup", last), ("control", controls)],
        json!({ "welcome": true }),
    );
}

/// What was sent last, or the change that was asked for last, was answered with
/// the documented status.
#[then(regex = r"^(it is|they are|the step is) answered with (\d{3}(?: or \d{3})*)$")]
async fn answered(world: &mut World, what: String, statuses: String) {
    let last = match what.as_str() {
        "the step is" => world.asked.exchanges.clone(),
        _ => world.last.clone(),
    };
    world.claim(
        "answered",
        [("request", last)],
        json!({ "statuses": crate::phrase::numbers(&statuses) }),
    );
}

/// Orders were worked on to the end, and did not fail.
#[then(regex = r#"^orders? (.*"[^"]+") (?:is|are) processed without error$"#)]
async fn processed(world: &mut World, phrase: String) {
    let named = names(&phrase);
    let Some(lookups) = world.last_lookups(&named, Sender::A) else {
        return;
    };
    // Others of the scenario show that the target works at all.
    let others = world.orders.keys().filter(|name| !named.contains(name));
    let control: Vec<ExchangeId> = others
        .filter_map(|name| world.lookups(name, Sender::A).last().copied())
        .collect();
    let exchanges = [("lookup", lookups), ("control", control)];
    world.claim("processed", exchanges, json!({}));
}

/// From lookup to lookup the line items have gone where they may.
#[then(regex = r#"^the line items of order "([^"]+)" have taken documented ways only$"#)]
async fn ways(world: &mut World, name: String) {
    let lookups = world.lookups(&name, Sender::A);
    world.claim("ways", [("lookup", lookups)], json!({}));
}

/// What the order shows in one field it shows in another as well.
#[then(regex = r#"^each "([^"]+)" of order "([^"]+)" is one of "([^"]+)"$"#)]
async fn references(world: &mut World, from: String, name: String, to: String) {
    let Some(lookups) = world.last_lookups(&[name], Sender::A) else {
        return;
    };
    world.claim(
        "references",
        [("lookup", lookups)],
        json!({ "from": from, "to": to }),
    );
}

/// An order shows something else in one field than in another.
#[then(regex = r#"^"([^"]+)" of order "([^"]+)" is another than "([^"]+)"$"#)]
async fn differs(world: &mut World, this: String, name: String, other: String) {
    let Some(lookups) = world.last_lookups(&[name], Sender::A) else {
        return;
    };
    world.claim(
        "differs",
        [("lookup", lookups)],
        json!({ "this": this, "other": other }),
    );
}

/// Several orders show the same in a field and all that stands below it.
#[then(regex = r#"^"([^"]+)" is the same of orders (.*"[^"]+")$"#)]
async fn alike(world: &mut World, field: String, phrase: String) {
    let Some(lookups) = world.last_lookups(&names(&phrase), Sender::A) else {
        return;
    };
    world.claim("alike", [("lookup", lookups)], json!({ "field": field }));
}
