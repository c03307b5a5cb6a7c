//! Claims about what a search has found.

use countersign_contract::Effect;
use countersign_journal::ExchangeId;
use cucumber::then;
use serde_json::json;

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
    let last = world.last.clone();
    let mut arguments = json!({ "wanted": wanted, "unwanted": unwanted });
    if phrase.ends_with(", or is refused") {
        arguments["or_refused"] = json!(true);
    }
    world.claim("found", [("search", last)], arguments);
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
