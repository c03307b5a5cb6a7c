//! Finding orders by a query of documented terms.

use countersign_contract::{Contract, Effect, Operation};
use countersign_system::{Criteria, Instant, Scalar};
use cucumber::gherkin::Step;
use cucumber::when;

use super::asked::{ask, unknown_id};
use super::search::last_shown;
use crate::phrase::{Moment, Sender, names};
use crate::world::World;

/// One second, which bounds are told in.
const SECOND: i128 = 1_000_000_000;

/// `orders are listed by "list"`, the terms of the query in a table.
#[when(
    regex = r#"^orders are listed by "([^"]+)"(?: as (partner B|nobody|a stranger(?: with the token (?:cut short|extended|in the other case|left empty))?|partner A (?:without the|with a wrong|with partner B's) "[^"]+"))?$"#
)]
async fn listed(world: &mut World, operation: String, sender: String, step: &Step) {
    let sender = world.sender(&sender);
    let Some(operation) = world.operation(&operation) else {
        return;
    };
    let mut criteria = Criteria::default();
    let rows = step.table.iter().flat_map(|table| &table.rows);
    for row in rows {
        let [term, words] = row.as_slice() else {
            let row = row.join(" | ");
            world.inconclusive(format!("`{row}` is no term and its value"));
            return;
        };
        if let Err(because) = add(world, &operation, sender, &mut criteria, term, words) {
            world.inconclusive(because);
            return;
        }
    }
    ask(world, &operation, &[], Vec::new(), sender, &criteria).await;
}

/// Adds a row of the table to the query.
fn add(
    world: &World,
    operation: &Operation,
    sender: Sender,
    criteria: &mut Criteria,
    term: &str,
    words: &str,
) -> Result<(), String> {
    let bound = |sign: i128| {
        let moment = Moment::from_words(words).ok_or(format!("`{words}` is no moment"))?;
        let orders = names(words);
        let mut each = orders.iter().map(std::slice::from_ref);
        if !each.all(|order| !stamps(world, order).is_empty()) {
            return Err("no window can be told: not every order shows a stamp".to_owned());
        }
        let stamps = stamps(world, &orders);
        let stamp = if sign < 0 {
            stamps.into_iter().min_by_key(|stamp| stamp.nanoseconds)
        } else {
            stamps.into_iter().max_by_key(|stamp| stamp.nanoseconds)
        };
        let stamp = stamp.ok_or("no window can be told: the orders show no stamp")?;
        let Moment::Nanoseconds(distance) = moment else {
            return Err(format!("`{words}`: windows are told in seconds or more"));
        };
        let text = whole_seconds(&stamp, distance);
        Ok::<_, String>(Some(text.ok_or("the window lies outside of time")?))
    };
    match term {
        "from" => criteria.start = bound(-1)?,
        "to" => criteria.end = bound(1)?,
        "sort" => {
            let (field, way) = words.split_once(' ').unwrap_or((words, "ascending"));
            criteria.sort = Some((field.to_owned(), way == "descending"));
        }
        _ if !documented(operation, term) => {
            return Err(format!("`{}` documents no term `{term}`", operation.id));
        }
        _ => {
            let value = value(world, sender, words)?;
            criteria.filters.push((term.to_owned(), value));
        }
    }
    Ok(())
}

fn documented(operation: &Operation, term: &str) -> bool {
    let mut parameters = operation.parameters.iter();
    parameters.any(|parameter| parameter.terms.iter().any(|known| known == term))
}

fn value(world: &World, sender: Sender, words: &str) -> Result<String, String> {
    let named = names(words);
    Ok(match (words, named.as_slice()) {
        ("own", _) => world.partner(sender),
        ("partner A's", _) => world.partner(Sender::A),
        ("partner B's", _) => world.partner(Sender::B),
        (_, [field, order]) => {
            let view = last_shown(world, order);
            let shown = view.and_then(|view| match view.value(field) {
                Scalar::Text(text) | Scalar::Number(text) => Some(text.clone()),
                _ => None,
            });
            let shown = shown.ok_or(format!("order {order:?} shows no {field}"))?;
            if words.starts_with("not") {
                unknown_id(&shown)
            } else if words.starts_with("the beginning of") {
                beginning(&shown).unwrap_or_else(|| unknown_id(&shown))
            } else {
                shown
            }
        }
        _ => words.to_owned(),
    })
}

/// All of an id but its last character: the id of something else, if of
/// anything. `None` where it has but one.
fn beginning(id: &str) -> Option<String> {
    let (last, _) = id.char_indices().next_back().filter(|(at, _)| *at > 0)?;
    Some(id[..last].to_owned())
}

/// All stamps of last modification that orders have shown, their own and
/// those of their line items.
fn stamps(world: &World, orders: &[String]) -> Vec<Instant> {
    let field = world.scene.run.system.stamp_field();
    let name = field.rsplit('.').next().unwrap_or(field);
    let views = orders.iter().filter_map(|order| last_shown(world, order));
    views
        .flat_map(|view| view.facts.into_values())
        .filter(|fact| fact.field.rsplit('.').next() == Some(name))
        .filter_map(|fact| match fact.value {
            Scalar::Instant(instant) => Some(instant),
            _ => None,
        })
        .collect()
}

/// A moment at a distance from a stamp, moved outwards to a whole second: the
/// coarsest form of a bound, which every reader of dates takes.
fn whole_seconds(stamp: &Instant, distance: i128) -> Option<String> {
    let at = stamp.nanoseconds + distance;
    let whole = if distance < 0 {
        at.div_euclid(SECOND)
    } else {
        at.div_euclid(SECOND) + 1
    };
    let moment = jiff::Timestamp::from_second(i64::try_from(whole).ok()?).ok()?;
    Some(moment.strftime("%Y-%m-%dT%H:%M:%S").to_string())
}

/// A narrow query that finds orders, as others may use the target too; `None`
/// where it can't be told, or where the target still works on one.
pub(super) fn around(world: &World, names: &[String]) -> Option<Criteria> {
    around_since(world, names, 0)
}

/// The same, from so many nanoseconds earlier: what was sent just before them
/// is found as well.
pub(super) fn around_since(world: &World, names: &[String], earlier: i128) -> Option<Criteria> {
    for name in names {
        let view = last_shown(world, name)?;
        if world.scene.run.system.is_pending(&view) {
            return None;
        }
    }
    let stamps = stamps(world, names);
    let first = stamps.iter().min_by_key(|stamp| stamp.nanoseconds)?;
    let last = stamps.iter().max_by_key(|stamp| stamp.nanoseconds)?;
    // Whether a bound lies within the window is left open: a stamp in whole
    // seconds, or coarser, may stand on one.
    let margin = |stamp: &Instant| {
        if stamp.precision < SECOND {
            1
        } else {
            stamp.precision + 1
        }
    };
    Some(Criteria {
        start: whole_seconds(first, -margin(first) - earlier),
        end: whole_seconds(last, margin(last)),
        filters: own(world, Sender::A),
        ..Criteria::default()
    })
}

/// The filter by the sender's own public name, where searches have one.
pub(super) fn own(world: &World, sender: Sender) -> Vec<(String, String)> {
    let system = &world.scene.run.system;
    let public = system.secrets().iter().find(|secret| secret.public);
    public
        .filter(|secret| finds(system.contract(), &secret.key))
        .map(|secret| (secret.key.to_string(), world.partner(sender)))
        .into_iter()
        .collect()
}

fn finds(contract: &Contract, term: &str) -> bool {
    let mut finding = contract.with_effect(Effect::Find);
    finding.any(|operation| documented(operation, term))
}

/// The filter that finds what the target has taken in and not worked on yet,
/// where the query has a term for the states of a machine: the first of them.
pub(super) fn unworked(contract: &Contract) -> Option<(String, String)> {
    contract.machines.iter().find_map(|machine| {
        let term = format!("{}State", machine.name);
        let first = machine.states.first()?;
        finds(contract, &term).then(|| (term, first.name.clone()))
    })
}
