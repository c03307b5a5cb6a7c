//! Claims about what a search has found.

use countersign_check::{Shown, shown};
use countersign_contract::Effect;
use countersign_journal::ExchangeId;
use cucumber::then;
use serde_json::json;

use super::poll::poll;
use crate::phrase::{Sender, names};
use crate::world::World;

/// `the search finds orders "A" and "B" and not order "C"`, or `none of orders …`.
#[then(regex = r"^the search finds (.+)$")]
async fn found(world: &mut World, phrase: String) {
    let (wanted, unwanted) = match phrase.strip_prefix("none of ") {
        Some(rest) => ("", rest),
        None => phrase.split_once(" and not ").unwrap_or((&phrase, "")),
    };
    let (Some(wanted), Some(unwanted)) = (world.numbers_of(wanted), world.numbers_of(unwanted))
    else {
        return;
    };
    if await_found(world, &wanted).await.is_none() {
        return;
    }
    let last = world.last.clone();
    let mut arguments = json!({ "wanted": wanted, "unwanted": unwanted });
    if phrase.ends_with(", or is refused") {
        arguments["or_refused"] = json!(true);
    }
    world.claim("found", [("search", last)], arguments);
}

/// Makes the last search again while it misses what it is to find: orders that
/// the target has accepted, and that no search has found yet, it may list in
/// its own time. `None` where that ends the scenario.
async fn await_found(world: &mut World, wanted: &[String]) -> Option<()> {
    let Some(listing) = world.listing.clone() else {
        return Some(());
    };
    let given = world.orders.iter().filter(|(name, order)| {
        wanted.contains(&order.plan.key) && world.has_given(name, listing.sender)
    });
    let mut awaited: Vec<String> = given.map(|(_, order)| order.plan.key.clone()).collect();
    for earlier in other_searches(world) {
        let found = keys_found(world, earlier).unwrap_or_default();
        awaited.retain(|key| !found.contains(key));
    }
    let mut is_made = true;
    poll(world, async |world: &mut World| {
        if !is_made {
            let exchange = listing.send(world).await?;
            world.note_again(&exchange);
        }
        is_made = false;
        // What is no list does not become one by waiting.
        let found = world.last.first().map(|last| keys_found(world, *last));
        Some(
            found
                .flatten()
                .is_none_or(|found| awaited.iter().all(|key| found.contains(key))),
        )
    })
    .await?;
    Some(())
}

/// The numbers of the orders that a search shows; `None` where it shows no list.
fn keys_found(world: &World, search: ExchangeId) -> Option<Vec<String>> {
    let exchanges = world.scene.exchanges.borrow();
    let exchange = exchanges.get(search)?;
    if !exchange.response()?.is_success() {
        return None;
    }
    match shown(world.scene.run.system.as_ref(), exchange).ok()? {
        Shown::Nothing => Some(Vec::new()),
        Shown::Views(views) => Some(views.into_iter().map(|view| view.key).collect()),
    }
}

/// Every order found has a line item of a status that was asked for.
#[then(regex = r"^every order found has a line item of a wanted status$")]
async fn status_only(world: &mut World) {
    let last = world.last.clone();
    let field = world.scene.run.system.status_field();
    let values = world.wanted_statuses.clone();
    world.claim(
        "status_only",
        [("search", last)],
        json!({ "field": field, "values": values }),
    );
}

/// The search is answered with a list; or lists no order twice.
#[then(regex = r"^the search (is answered with a list|lists no order twice)$")]
async fn well_listed(world: &mut World, what: String) {
    let last = world.last.clone();
    let aspect = if what.starts_with("is") {
        "list"
    } else {
        "once"
    };
    let keys: Vec<&String> = world.orders.values().map(|order| &order.plan.key).collect();
    let arguments = json!({ "aspect": aspect, "keys": keys });
    let controls = other_searches(world);
    world.claim(
        "well_listed",
        [("search", last), ("control", controls)],
        arguments,
    );
}

/// The orders read the same in the search as in the lookup.
#[then(regex = r#"^orders? (.*"[^"]+") reads? the same in the search as in the lookup$"#)]
async fn reads_alike(world: &mut World, phrase: String) {
    let last = world.last.clone();
    let Some(lookups) = world.last_lookups(&names(&phrase), Sender::A) else {
        return;
    };
    world.claim(
        "reads_alike",
        [("search", last), ("lookup", lookups)],
        json!({}),
    );
}

/// A window beyond the limit was refused, or cut so that orders which lie too
/// far apart were not found together.
#[then(regex = r#"^the search is refused or cut(?:, so that it does not find both (.*"[^"]+"))?$"#)]
async fn span(world: &mut World, phrase: String) {
    let last = world.last.clone();
    let controls = other_searches(world);
    let Some(keys) = world.numbers_of(&phrase) else {
        return;
    };
    world.claim(
        "span",
        [("search", last), ("control", controls)],
        json!({ "keys": keys }),
    );
}

/// The searches before the last one of which nothing was broken.
fn other_searches(world: &World) -> Vec<ExchangeId> {
    let sent = world.sent.iter().filter(|sent| {
        !world.last.contains(&sent.exchange)
            && !sent.broken
            && world.effect(&sent.operation) == Some(Effect::Find)
    });
    sent.map(|sent| sent.exchange).collect()
}
