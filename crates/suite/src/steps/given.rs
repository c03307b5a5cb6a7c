//! Orders that scenarios name, and the states that must hold before.

use cucumber::gherkin::Step;
use cucumber::{given, when};
use serde_json::{Map, Value};

use crate::order::Order;
use crate::phrase::{Moment, names};
use crate::states::Provided;
use crate::world::World;

/// `order "O" with 2 "lineItems" and 1 "skuQuantities" each, filled`, and what
/// else its messages are to be like, in the system's words.
#[given(
    regex = r#"^orders? ((?:"[^"]+"(?:, | and | to )?)+)(?: with (\d{1,3}) "([^"]+)"(?: and (\d{1,3}) "([^"]+)" each)?)?(, filled)?((?:, [^",]+)*)$"#
)]
async fn introduce(world: &mut World, matches: &[String]) {
    let [phrase, lines, list, parts, inner, filled, variants] = matches else {
        return;
    };
    let keyed = world.keyed_list();
    let variants = variants.split(", ").filter(|variant| !variant.is_empty());
    let variants: Vec<String> = variants.map(str::to_owned).collect();
    let mut all_keys = Vec::new();
    for name in names(phrase) {
        let mut order = Order::default();
        order.plan.key = number(world);
        order.plan.full = !filled.is_empty();
        order.plan.variants.clone_from(&variants);
        order
            .plan
            .fixtures
            .clone_from(&world.scene.run.target.fixtures.values);
        let count = lines.parse().unwrap_or(0);
        let named = (!list.is_empty()).then(|| (list.clone(), count));
        order.plan.counts.extend(named);
        if !inner.is_empty() {
            let inner = format!("{list}[n].{inner}");
            order.plan.counts.insert(inner, parts.parse().unwrap_or(1));
        }
        let mut keys = Vec::new();
        for _ in 0..count {
            keys.push(known_key(world));
        }
        all_keys.extend(keys.iter().cloned());
        order.lines.clone_from(&keyed);
        order.plan.keys.insert(order.lines.clone(), keys);
        world.orders.insert(name, order);
    }
    make_known(world, &all_keys).await;
}

/// A fresh number: at most 30 letters, digits and hyphens, with the run's id.
fn number(world: &mut World) -> String {
    let (run, scenario) = (world.scene.run.run_id, world.scene.ordinal);
    format!("CS{run}-{scenario}-{}", world.unique.ordinal())
}

/// A key that the target knows: a configured one, or a made-up one.
fn known_key(world: &mut World) -> String {
    let ordinal = world.unique.ordinal();
    let known = &world.scene.run.target.fixtures.known;
    if known.is_empty() {
        return world.unique.code();
    }
    let index = usize::try_from(ordinal).unwrap_or(0) % known.len();
    known[index].clone()
}

/// Makes keys known where the target takes provider states.
async fn make_known(world: &mut World, keys: &[String]) {
    let system = &world.scene.run.system;
    let states = keys.iter().filter_map(|key| system.known_key(key));
    let requests = states.map(|state| world.scene.provide(state.name, state.params));
    for provided in futures::future::join_all(requests).await {
        if let Provided::Failed(because) = provided {
            world.inconclusive(because);
            return;
        }
    }
}

/// Two orders whose line items have the same keys.
#[given(regex = r#"^order "([^"]+)" has the line items of order "([^"]+)"$"#)]
async fn share_lines(world: &mut World, name: String, other: String) {
    let (Some(mut order), Some(other)) = (world.order(&name), world.order(&other)) else {
        return;
    };
    order.plan.keys = other.plan.keys;
    world.orders.insert(name, order);
}

/// Line items of the order whose keys nobody knows: `line item 2 of order "O" is unknown`
#[given(regex = r#"^line item ([1-9]\d{0,2}) of order "([^"]+)" is unknown$"#)]
async fn unknown_line(world: &mut World, index: usize, name: String) {
    let unknown = unknown_key(world);
    let Some(mut order) = world.order(&name) else {
        return;
    };
    let lines = order.lines.clone();
    if let Some(key) = order
        .plan
        .keys
        .get_mut(&lines)
        .and_then(|keys| keys.get_mut(index - 1))
    {
        *key = unknown;
    }
    world.orders.insert(name, order);
}

/// A key that nobody knows.
pub(crate) fn unknown_key(world: &mut World) -> String {
    let prefix = world.scene.run.target.fixtures.unknown.clone();
    // One after the other, so that two of a message differ.
    let digit = world.unique.ordinal() % 10;
    format!("{prefix}{digit}")
}

/// A provider state, its parameters in a table: `number of "O"`,
/// `line 1 of "O"`, `10 days before "O"`, or a plain value.
#[given(regex = r#"^the provider state "([^"]+)"$"#)]
#[when(regex = r#"^the provider state "([^"]+)"$"#)]
async fn provider_state(world: &mut World, state: String, step: &Step) {
    if world.scene.run.target.provider_states.is_none() {
        world.skip(format!(
            "needs the provider state `{state}`, and the target offers none"
        ));
        return;
    }
    let mut params = Map::new();
    for row in step.table.iter().flat_map(|table| &table.rows) {
        let [name, expression] = row.as_slice() else {
            let row = row.join(" | ");
            world.inconclusive(format!("`{row}` is no parameter and its value"));
            return;
        };
        let Some(value) = value(world, expression) else {
            world.inconclusive(format!(
                "`{expression}` can't be told: the target has not shown it"
            ));
            return;
        };
        params.insert(name.clone(), Value::String(value));
    }
    match world.scene.provide(&state, Value::Object(params)).await {
        Provided::Done => {}
        Provided::NotOffered => world.skip("the target offers no provider states"),
        Provided::Failed(because) => world.inconclusive(because),
    }
}

pub(super) fn value(world: &mut World, expression: &str) -> Option<String> {
    let name = names(expression).pop();
    let Some(name) = name else {
        return Some(expression.to_owned());
    };
    let order = world.orders.get(&name)?.clone();
    if expression.starts_with("number of") {
        return Some(order.plan.key);
    }
    if expression.starts_with("id of") {
        return order.plan.id;
    }
    if let Some(rest) = expression.strip_prefix("line ") {
        let index: usize = rest.split_whitespace().next()?.parse().ok()?;
        return order.key(index).cloned();
    }
    let moment = Moment::from_words(expression)?;
    super::search::moment(world, &[name], moment, super::search::Pick::Latest)
        .map(|instant| instant.written)
}

/// A further order of one line item, whose key is that of another order's.
pub(super) fn like(world: &mut World, name: &str, model: &Order) {
    let mut order = model.clone();
    order.trees.clear();
    order.plan.key = number(world);
    order.plan.id = None;
    let lines = order.lines.clone();
    order.plan.counts.insert(order.list().to_owned(), 1);
    if let Some(keys) = order.plan.keys.get_mut(&lines) {
        keys.truncate(1);
    }
    world.orders.insert(name.to_owned(), order);
}
