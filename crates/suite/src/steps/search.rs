//! Searching: windows are computed from stamps that the target has shown.

use countersign_check::{Shown, shown};
use countersign_system::{Criteria, Instant, Scalar, View};
use cucumber::when;
use serde_json::Value;

use crate::edit::{self, Edit};
use crate::listing::Listing;
use crate::phrase::{Moment, Sender, names};
use crate::statuses::documented_statuses;
use crate::world::World;

/// No step is finer than a millisecond: a target may show more digits than it
/// reads in the bounds of a window.
const FINEST: i128 = 1_000_000;

/// Which of several stamps a moment is relative to.
#[derive(Debug, Clone, Copy)]
pub(super) enum Pick {
    Earliest,
    Latest,
}

/// The state of an order as it was last shown to its owner.
pub(super) fn last_shown(world: &World, name: &str) -> Option<View> {
    let system = world.scene.run.system.as_ref();
    let exchanges = world.scene.exchanges.borrow();
    let shown_to = |sender| {
        let lookups = world.lookups(name, sender);
        match shown(system, exchanges.get(*lookups.last()?)?) {
            Ok(Shown::Views(views)) => views.into_iter().next(),
            _ => None,
        }
    };
    [Sender::A, Sender::B].into_iter().find_map(shown_to)
}

/// The stamps of last modification that orders have shown.
pub(super) fn stamps(world: &World, orders: &[String]) -> Vec<Instant> {
    let field = world.scene.run.system.stamp_field();
    let mut stamps = Vec::new();
    for view in orders.iter().filter_map(|name| last_shown(world, name)) {
        stamps.extend(
            view.facts
                .into_values()
                .filter(|fact| fact.field == field)
                .filter_map(|fact| match fact.value {
                    Scalar::Instant(instant) => Some(instant),
                    _ => None,
                }),
        );
    }
    stamps
}

/// A moment relative to the stamps of orders, each of which has shown one: by
/// some of them alone it would lie elsewhere.
pub(super) fn moment(
    world: &World,
    orders: &[String],
    moment: Moment,
    pick: Pick,
) -> Option<Instant> {
    let each = orders.iter().map(|order| {
        let stamps = stamps(world, std::slice::from_ref(order));
        (!stamps.is_empty()).then_some(stamps)
    });
    let stamps = each.collect::<Option<Vec<_>>>()?.into_iter().flatten();
    let stamp = match pick {
        Pick::Earliest => stamps.min_by_key(|stamp| stamp.nanoseconds),
        Pick::Latest => stamps.max_by_key(|stamp| stamp.nanoseconds),
    }?;
    stamp.moved(match moment {
        Moment::Nanoseconds(nanoseconds) => nanoseconds,
        Moment::Steps(steps) => steps * stamp.precision.max(FINEST),
    })
}

/// An instant written with an offset such as `+05:30`.
fn written(instant: &Instant, offset: &str) -> Option<String> {
    if offset.is_empty() {
        return Some(instant.written.clone());
    }
    let sign = if offset.starts_with('-') { -1 } else { 1 };
    let (hours, minutes) = offset.trim_start_matches(['+', '-']).split_once(':')?;
    let seconds = sign
        * (i128::from(hours.parse::<u8>().ok()?) * 3600
            + i128::from(minutes.parse::<u8>().ok()?) * 60);
    let local = instant.moved(seconds * 1_000_000_000)?;
    Some(format!("{}{offset}", local.written.trim_end_matches('Z')))
}

/// `orders like "O" are searched by "search" from 1 hour before to 1 hour after`
#[when(
    regex = r#"^orders like (.*"[^"]+") are searched by "([^"]+)"(?: from (\d{1,9} (?:step|second|minute|hour|day)s? (?:before|after)(?: the latest)?))?(?: to (\d{1,9} (?:step|second|minute|hour|day)s? (?:before|after)|now))?(?: at offset "([^"]+)")?(?: for "([^"]*)")?(?: overriding (true|false))?(?: with "([^"]+)" (missing|null|an object|a list|a text|a boolean|empty|its first element alone|text "[^"]*"))?(?: as (partner B|nobody|a stranger(?: with the token (?:cut short|extended|in the other case|left empty))?|partner A (?:without the|with a wrong|with partner B's) "[^"]+"))?$"#
)]
async fn search(world: &mut World, matches: &[String]) {
    let [
        phrase,
        operation,
        from,
        to,
        offset,
        statuses,
        unrestricted,
        place,
        words,
        sender,
    ] = matches
    else {
        return;
    };
    let orders = names(phrase);
    let sender = world.sender(sender);
    let Some(criteria) = criteria(world, &orders, from, to, offset, statuses, unrestricted) else {
        return;
    };
    world.wanted_statuses.clone_from(&criteria.statuses);
    let system = world.scene.run.system.clone();
    let mut tree = system.search(&criteria).body.unwrap_or_default();
    let edit = Edit::from_words(words);
    if let Some(edit) = &edit {
        let done = match edit {
            Edit::Missing => edit::remove(&mut tree, place),
            Edit::Put(value) => edit::put(&mut tree, place, value.clone()),
            Edit::Alone => edit::first(&tree, place)
                .is_some_and(|element| edit::put(&mut tree, place, element)),
            Edit::UnknownKey | Edit::KeyOf(_) | Edit::Misspelt => false,
        };
        if !done {
            world.inconclusive(format!("the search has no place `{place}`"));
            return;
        }
    }
    let broken = edit.is_some() || sender.is_unauthorized();
    let patient = unrestricted == "true";
    send_search(world, operation, &tree, orders, sender, broken, patient).await;
}

fn criteria(
    world: &mut World,
    orders: &[String],
    from: &str,
    to: &str,
    offset: &str,
    statuses: &str,
    unrestricted: &str,
) -> Option<Criteria> {
    // Narrow, as others may use the target too.
    let after = Moment::Steps(20);
    let before = Moment::Steps(-20);
    let pick = if from.ends_with("the latest") {
        Pick::Latest
    } else {
        Pick::Earliest
    };
    let start = moment(
        world,
        orders,
        Moment::from_words(from).unwrap_or(before),
        pick,
    );
    let end = moment(
        world,
        orders,
        Moment::from_words(to).unwrap_or(after),
        Pick::Latest,
    );
    let (Some(start), Some(end)) = (start, end) else {
        world.inconclusive(
            "no window can be told: not every order has shown when it was last modified",
        );
        return None;
    };
    let shown = || {
        let field = world.scene.run.system.status_field();
        let mut shown: Vec<String> = orders
            .iter()
            .filter_map(|name| last_shown(world, name))
            .flat_map(|view| view.facts.into_values())
            .filter(|fact| fact.field == field)
            .filter_map(|fact| match fact.value {
                Scalar::Text(text) => Some(text),
                _ => None,
            })
            .collect();
        shown.sort();
        shown.dedup();
        shown
    };
    let statuses: Vec<String> = if statuses.is_empty() {
        shown()
    } else if statuses == "any other" {
        let known = shown();
        let mut all = documented_statuses(world.scene.run.system.contract());
        all.retain(|status| !known.contains(status));
        all
    } else {
        statuses.split(", ").map(str::to_owned).collect()
    };
    Some(Criteria {
        start: written(&start, offset),
        end: if to == "now" {
            None
        } else {
            written(&end, offset)
        },
        statuses,
        unrestricted: unrestricted.parse().ok(),
        ..Criteria::default()
    })
}

async fn send_search(
    world: &mut World,
    operation: &str,
    tree: &Value,
    orders: Vec<String>,
    sender: Sender,
    broken: bool,
    patient: bool,
) {
    let system = world.scene.run.system.clone();
    let Some(operation) = world.operation(operation) else {
        return;
    };
    let listing = Listing {
        url: format!("{}{}", world.scene.run.target.base_url, operation.path),
        operation,
        sender,
        body: Some(system.write(tree)),
        patient,
    };
    let Some(exchange) = listing.send(world).await else {
        return;
    };
    world.listing = Some(listing);
    world.last = vec![exchange.id];
    world.note(&exchange, orders, sender, broken);
}
