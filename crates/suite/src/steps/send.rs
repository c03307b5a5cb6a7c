//! Sending orders: the one step that submits and changes.

use std::collections::BTreeMap;

use countersign_contract::{Effect, Operation, Shape};
use countersign_journal::{Exchange, ExchangeId, Outcome};
use cucumber::gherkin::Step;
use cucumber::{given, when};
use serde_json::Value;

use crate::edit::{self, Edit};
use crate::order::{Order, Sent};
use crate::phrase::{Sender, names, numbers};
use crate::world::World;

/// `orders "O" and "P" are accepted by "acknowledgement"`: sent, and the
/// scenario ends where the target does not accept it.
#[given(regex = r#"^orders? (.*"[^"]+") (?:is|are) accepted by "([^"]+)"(?: as (.+))?$"#)]
#[when(regex = r#"^orders? (.*"[^"]+") (?:is|are) accepted by "([^"]+)"(?: as (.+))?$"#)]
async fn accepted(world: &mut World, phrase: String, operation: String, sender: String) {
    let parcel = Parcel {
        names: names(&phrase),
        operation,
        sender: Sender::from_words(&sender),
        at_once: true,
        ..Parcel::default()
    };
    let exchanges = send(world, parcel).await;
    for exchange in exchanges {
        if !countersign_check::is_accepted(world.scene.run.system.as_ref(), &exchange) {
            let seen = match &exchange.outcome {
                Outcome::Answered(response) => {
                    let body: String = response.body.to_text().chars().take(160).collect();
                    format!("{} {body}", response.status)
                }
                Outcome::Unanswered { because, .. } => because.clone(),
            };
            let step = world.step.clone();
            world.inconclusive(format!("`{step}`: {seen}"));
            return;
        }
    }
}

/// The one step that sends orders, with all that may be said of it.
#[when(
    regex = r#"^(?:line items? ([\d, and]+) of )?orders? ((?:"[^"]+"(?:, | and | to )?)+) (?:is|are) sent by "([^"]+)"( again unchanged)?(?: again with other "([^"]+)")?(?: with "([^"]+)"(?: of "([^"]+)")? (missing|null|an object|a list|a text|a boolean|empty|unknown|text ".*"|number \S+|texts .+|taken from order "[^"]+"))?(?: labelled "([^"]+)")?(?: (\d+) times)?( at once)?( line by line)?(?: altered)?(?: as (partner B|nobody|a stranger(?: with the token (?:cut short|extended))?))?$"#
)]
async fn sent(world: &mut World, matches: &[String], step: &Step) {
    let [
        lines,
        phrase,
        operation,
        again,
        other,
        places,
        of,
        words,
        label,
        times,
        at_once,
        split,
        sender,
    ] = matches
    else {
        return;
    };
    let mut edits = Vec::new();
    if let Some(edit) = Edit::from_words(words) {
        edits.extend(
            places
                .split(',')
                .map(|place| (place.trim().to_owned(), edit.clone())),
        );
    }
    for row in step.table.iter().flat_map(|table| &table.rows) {
        match row.as_slice() {
            [place, words] if let Some(edit) = Edit::from_words(words) => {
                edits.push((place.clone(), edit));
            }
            _ => {
                world.inconclusive(format!("`{}` is no place and edit", row.join(" | ")));
                return;
            }
        }
    }
    let parcel = Parcel {
        names: names(phrase),
        operation: operation.clone(),
        lines: numbers(lines),
        again: !again.is_empty(),
        other: other.clone(),
        edits,
        of: of.clone(),
        label: label.clone(),
        times: times.parse().unwrap_or(1),
        at_once: !at_once.is_empty(),
        line_by_line: !split.is_empty(),
        sender: Sender::from_words(sender),
    };
    send(world, parcel).await;
}

/// What a step says of a sending.
#[derive(Default)]
struct Parcel {
    names: Vec<String>,
    operation: String,
    /// Only these line items, counted from 1; all where empty.
    lines: Vec<usize>,
    /// Exactly what was sent before.
    again: bool,
    /// What was sent before, but for this member.
    other: String,
    /// Places, and how the message is altered there.
    edits: Vec<(String, Edit)>,
    /// The order of a list that the edits befall; the last one where empty.
    of: String,
    /// Another content type.
    label: String,
    times: usize,
    at_once: bool,
    /// One request for each line item.
    line_by_line: bool,
    sender: Sender,
}

impl Default for Sender {
    fn default() -> Self {
        Self::A
    }
}

/// A request that is ready to go.
struct Ready {
    orders: Vec<String>,
    tree: Value,
}

async fn send(world: &mut World, parcel: Parcel) -> Vec<Exchange> {
    let system = world.scene.run.system.clone();
    let Some(operation) = system.contract().operation(&parcel.operation).cloned() else {
        world.inconclusive(format!(
            "the contract has no operation `{}`",
            parcel.operation
        ));
        return Vec::new();
    };
    let Some(ready) = compose(world, &operation, &parcel) else {
        return Vec::new();
    };
    let Some(credentials) = world.scene.credentials(parcel.sender) else {
        world.skip("needs a second partner, and the target has none configured");
        return Vec::new();
    };
    let broken = !parcel.edits.is_empty() || parcel.sender.is_unauthorized();
    let url = format!("{}{}", world.scene.run.target.base_url, operation.path);
    let label = if parcel.label.is_empty() {
        system.contract().media_type.clone()
    } else {
        parcel.label.clone()
    };
    let mut headers = credentials;
    headers.push(("content-type".to_owned(), label));
    let times = parcel.times.max(1);
    let scene = &world.scene;
    let one = |ready: &Ready| {
        let body = system.write(&ready.tree);
        let (headers, url) = (headers.clone(), url.clone());
        let (id, actor) = (operation.id.clone(), parcel.sender.actor());
        async move {
            let first = scene
                .exchange(
                    Some(&id),
                    actor,
                    operation.method.as_str(),
                    url.clone(),
                    headers.clone(),
                    Some(body.clone()),
                    false,
                )
                .await;
            // Only what was meant to be refused is ever sent a second time.
            if broken && matches!(first.outcome, Outcome::Unanswered { hung_up: true, .. }) {
                return scene
                    .exchange(
                        Some(&id),
                        actor,
                        operation.method.as_str(),
                        url,
                        headers,
                        Some(body),
                        false,
                    )
                    .await;
            }
            first
        }
    };
    let requests: Vec<&Ready> = ready
        .iter()
        .flat_map(|ready| std::iter::repeat_n(ready, times))
        .collect();
    let exchanges = if parcel.at_once {
        futures::future::join_all(requests.iter().map(|ready| one(ready))).await
    } else {
        let mut exchanges = Vec::new();
        for ready in &requests {
            exchanges.push(one(ready).await);
        }
        exchanges
    };
    world.last = exchanges.iter().map(|exchange| exchange.id).collect();
    for (ready, exchange) in requests.into_iter().zip(&exchanges) {
        world.sent.push(Sent {
            exchange: exchange.id,
            operation: operation.id.clone(),
            orders: ready.orders.clone(),
            sender: parcel.sender,
            broken,
        });
    }
    if !broken {
        for ready in &ready {
            if let [name] = ready.orders.as_slice()
                && let Some(order) = world.orders.get_mut(name)
            {
                order.trees.insert(operation.id.clone(), ready.tree.clone());
            }
        }
    }
    exchanges
}

/// The messages of a parcel; `None` where a name or place is unknown, which
/// ends the scenario.
fn compose(world: &mut World, operation: &Operation, parcel: &Parcel) -> Option<Vec<Ready>> {
    let system = world.scene.run.system.clone();
    let Some(body) = &operation.request else {
        world.inconclusive(format!("`{}` takes no body", operation.id));
        return None;
    };
    let mut trees: Vec<(String, Value)> = Vec::new();
    for name in &parcel.names {
        let order = world.order(name)?;
        let before = order.trees.get(&operation.id).cloned();
        if parcel.again {
            let Some(tree) = before else {
                world.inconclusive(format!(
                    "order {name:?} was not sent by `{}` before",
                    operation.id
                ));
                return None;
            };
            trees.push((name.clone(), tree));
            continue;
        }
        for plan in plans(&order, operation, parcel) {
            let fresh = system.sample(&body.message, &plan, &mut world.unique);
            let tree = match (&before, parcel.other.as_str()) {
                (Some(before), other) if !other.is_empty() => {
                    let mut tree = before.clone();
                    let value = edit::at(&fresh, other).cloned().unwrap_or_default();
                    edit::put(&mut tree, other, value);
                    tree
                }
                _ => fresh,
            };
            trees.push((name.clone(), tree));
        }
    }
    let target = if parcel.of.is_empty() {
        trees.last()?.0.clone()
    } else {
        parcel.of.clone()
    };
    for (_, tree) in trees.iter_mut().filter(|(name, _)| *name == target) {
        alter(world, tree, &parcel.edits)?;
    }
    Some(match body.shape {
        Shape::List => {
            let (orders, elements): (Vec<String>, Vec<Value>) = trees.into_iter().unzip();
            vec![Ready {
                orders,
                tree: Value::Array(elements),
            }]
        }
        Shape::One | Shape::OneOrList => trees
            .into_iter()
            .map(|(name, tree)| Ready {
                orders: vec![name],
                tree,
            })
            .collect(),
    })
}

/// The plans of one order's messages: one, or one a line item.
fn plans(order: &Order, operation: &Operation, parcel: &Parcel) -> Vec<countersign_system::Plan> {
    let keys = order.keys().to_vec();
    let list = order.lines.trim_end_matches("[n]").to_owned();
    let restricted = |keys: Vec<String>| {
        let mut plan = order.plan.clone();
        plan.counts.insert(list.clone(), keys.len());
        plan.keys = BTreeMap::from([(order.lines.clone(), keys)]);
        // A change that names fewer values than it could shows less.
        plan.full = plan.full || operation.effect == Effect::Change;
        plan
    };
    if parcel.line_by_line {
        return keys.into_iter().map(|key| restricted(vec![key])).collect();
    }
    if parcel.lines.is_empty() {
        return vec![restricted(keys)];
    }
    let chosen = parcel
        .lines
        .iter()
        .filter_map(|index| keys.get(index - 1).cloned())
        .collect();
    vec![restricted(chosen)]
}

fn alter(world: &mut World, tree: &mut Value, edits: &[(String, Edit)]) -> Option<()> {
    for (place, edit) in edits {
        let done = match edit {
            // Of several places some may be missing already.
            Edit::Missing => edit::remove(tree, place) || edits.len() > 1,
            Edit::Put(value) => edit::put(tree, place, value.clone()),
            Edit::UnknownKey => {
                let key = super::given::unknown_key(world);
                world.strange_keys.push(key.clone());
                edit::put(tree, place, Value::String(key))
            }
            Edit::KeyOf(name) => {
                let key = world
                    .order(name)?
                    .keys()
                    .first()
                    .cloned()
                    .unwrap_or_default();
                world.strange_keys.push(key.clone());
                edit::put(tree, place, Value::String(key))
            }
        };
        if !done {
            world.inconclusive(format!("the sample has no place `{place}`"));
            return None;
        }
    }
    Some(())
}

/// The exchanges of an order's requests by an operation that were not broken,
/// oldest first.
pub(super) fn unbroken(world: &World, name: &str, operation: &str) -> Vec<ExchangeId> {
    world
        .sent
        .iter()
        .filter(|sent| {
            sent.operation == operation
                && !sent.broken
                && sent.orders.iter().any(|order| order == name)
        })
        .map(|sent| sent.exchange)
        .collect()
}

/// Sends a fresh order whose stamp tells the target's time; false where that
/// ends the scenario.
pub(super) async fn send_clock(world: &mut World, name: &str) -> bool {
    let Some(model) = world.orders.values().next().cloned() else {
        return false;
    };
    let system = world.scene.run.system.clone();
    let Some(create) = system
        .contract()
        .operations
        .iter()
        .find(|operation| operation.effect == Effect::Create)
    else {
        return false;
    };
    super::given::like(world, name, &model);
    let parcel = Parcel {
        names: vec![name.to_owned()],
        operation: create.id.clone(),
        ..Parcel::default()
    };
    !send(world, parcel).await.is_empty()
}
