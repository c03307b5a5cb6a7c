//! Claims about the state of orders, as lookups show it.

use countersign_contract::{Effect, Shape};
use countersign_journal::ExchangeId;
use cucumber::then;
use serde_json::{Value, json};

use super::send::unbroken;
use crate::phrase::{Sender, names};
use crate::world::World;

/// The last lookups of orders show one order each, the right one.
#[then(regex = r#"^orders? (.*"[^"]+") (?:is|are) shown( to partner B)? as one order$"#)]
async fn shown_once(world: &mut World, phrase: String, other: String) {
    let sender = if other.is_empty() {
        Sender::A
    } else {
        Sender::B
    };
    let orders = names(&phrase);
    let Some(lookups) = world.last_lookups(&orders, sender) else {
        return;
    };
    let Some(keys) = world.numbers_of(&phrase) else {
        return;
    };
    world.claim("shown_once", [("lookup", lookups)], json!({ "keys": keys }));
}

/// The last lookups of orders show nothing.
#[then(
    regex = r#"^orders? (.*"[^"]+") (?:does not exist|do not exist|did not exist when looked up|(?:is|are) invisible to partner B)$"#
)]
async fn absent(world: &mut World, phrase: String) {
    let sender = if world.step.ends_with("to partner B") {
        Sender::B
    } else {
        Sender::A
    };
    let orders = names(&phrase);
    let Some(lookups) = world.last_lookups(&orders, sender) else {
        return;
    };
    let unless = refused_alone(world, &orders);
    let control = world
        .sent
        .iter()
        .filter(|sent| sent.sender == sender && !sent.broken && is_lookup(world, &sent.operation))
        .map(|sent| sent.exchange)
        .filter(|id| !lookups.contains(id))
        .collect();
    let exchanges = [
        ("lookup", lookups),
        ("unless", unless),
        ("control", control),
    ];
    world.claim("absent", exchanges, Value::Null);
}

/// The first lookup of an order shows nothing, and the last one, after it was
/// accepted, shows it.
#[then(regex = r#"^order "([^"]+)" did not exist before it was accepted$"#)]
async fn absent_before(world: &mut World, name: String) {
    let lookups = world.lookups(&name, Sender::A);
    let [first, .., last] = lookups.as_slice() else {
        world.inconclusive(format!("order {name:?} was not looked up before and after"));
        return;
    };
    world.claim(
        "absent",
        [("lookup", vec![*first]), ("later", vec![*last])],
        Value::Null,
    );
}

/// The two last lookups of orders show the same whole state. `by the refusal`
/// says nothing where what should have been refused was accepted.
#[then(regex = r#"^orders? (.*"[^"]+") (?:is|are) unchanged( by the refusal)?$"#)]
async fn unchanged(world: &mut World, phrase: String, by_refusal: String) {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    let orders = names(&phrase);
    for name in &orders {
        let [.., old, new] = world.lookups(name, Sender::A)[..] else {
            world.inconclusive(format!("order {name:?} was not looked up before and after"));
            return;
        };
        before.push(old);
        after.push(new);
    }
    let unless = if by_refusal.is_empty() {
        Vec::new()
    } else {
        refused_alone(world, &orders)
    };
    let exchanges = [("before", before), ("after", after), ("unless", unless)];
    world.claim("unchanged", exchanges, Value::Null);
}

/// Broken requests that speak of one of these orders alone.
fn refused_alone(world: &World, orders: &[String]) -> Vec<ExchangeId> {
    world
        .sent
        .iter()
        .filter(|sent| {
            sent.broken && matches!(sent.orders.as_slice(), [name] if orders.contains(name))
        })
        .filter(|sent| !is_lookup(world, &sent.operation))
        .filter(|sent| !is_list(world, &sent.operation))
        .map(|sent| sent.exchange)
        .collect()
}

fn is_list(world: &World, operation: &str) -> bool {
    world
        .scene
        .run
        .system
        .contract()
        .operation(operation)
        .and_then(|operation| operation.request.as_ref())
        .is_some_and(|body| body.shape == Shape::List)
}

/// Orders read back as they were sent, wholly or at some members.
#[then(
    regex = r#"^orders? (.*"[^"]+") reads? back( to partner B)? as (last )?sent by "([^"]+)"(?:, but for (.+))?$"#
)]
async fn reads_back(world: &mut World, matches: &[String]) {
    let [phrase, other, last, by, except] = matches else {
        return;
    };
    let reader = if other.is_empty() {
        Sender::A
    } else {
        Sender::B
    };
    for name in names(phrase) {
        let sent = sent_of(world, &name, by, !last.is_empty());
        let arguments = json!({ "except": names(except) });
        claim_shown(world, "reads_back", &name, reader, sent, arguments);
    }
}

/// Some members of an order read back as they were sent; `to the last digit`:
/// a point in time that is cut, or rounded, does not.
#[then(
    regex = r#"^(".*") of order "([^"]+)" reads? back( to the last digit)? as (last )?sent by "([^"]+)"$"#
)]
async fn members_read_back(
    world: &mut World,
    members: String,
    name: String,
    digits: String,
    last: String,
    by: String,
) {
    let sent = sent_of(world, &name, &by, !last.is_empty());
    let mut arguments = json!({ "only": names(&members) });
    if !digits.is_empty() {
        arguments["to_the_digit"] = json!(true);
    }
    claim_shown(world, "reads_back", &name, Sender::A, sent, arguments);
}

/// The lookup has a member for all that was sent.
#[then(regex = r#"^order "([^"]+)" shows all that was sent by "([^"]+)"(?:, but for (.+))?$"#)]
async fn shows(world: &mut World, name: String, by: String, except: String) {
    let sent = sent_of(world, &name, &by, false);
    let arguments = json!({ "except": names(&except) });
    claim_shown(world, "shows", &name, Sender::A, sent, arguments);
}

/// What an order shows in a field was set by the target, and not sent.
#[then(regex = r#"^"([^"]+)" of order "([^"]+)" stands nowhere in what was sent by "([^"]+)"$"#)]
async fn fresh(world: &mut World, field: String, name: String, by: String) {
    let sent = sent_of(world, &name, &by, false);
    let Some(lookups) = world.last_lookups(&[name], Sender::A) else {
        return;
    };
    world.claim(
        "fresh",
        [("sent", sent), ("lookup", lookups)],
        json!({ "field": field }),
    );
}

/// The first unbroken request of an order by an operation, or the last one
/// even if a step has altered it.
pub(super) fn sent_of(world: &World, name: &str, operation: &str, last: bool) -> Vec<ExchangeId> {
    if !last {
        return unbroken(world, name, operation)
            .into_iter()
            .take(1)
            .collect();
    }
    let mut sent = world.sent.iter().rev();
    sent.find(|sent| sent.operation == operation && sent.orders.iter().any(|order| order == name))
        .map(|sent| sent.exchange)
        .into_iter()
        .collect()
}

fn claim_shown(
    world: &mut World,
    check: &str,
    name: &str,
    reader: Sender,
    sent: Vec<ExchangeId>,
    mut arguments: Value,
) {
    let Some(order) = world.order(name) else {
        return;
    };
    let Some(shown) = world.last_lookups(&[name.to_owned()], reader) else {
        return;
    };
    arguments["key"] = json!(order.plan.key);
    world.claim(check, [("sent", sent), ("shown", shown)], arguments);
}

/// Other orders of a list are stored all or none.
#[then(
    regex = r#"^orders? (.*"[^"]+") (?:is|are) stored all or none(, as the list was accepted or refused)?$"#
)]
async fn all_or_none(world: &mut World, phrase: String, strict: String) {
    let Some(lookups) = world.last_lookups(&names(&phrase), Sender::A) else {
        return;
    };
    let request = world
        .sent
        .iter()
        .rev()
        .find(|sent| sent.orders.len() > 1 && !is_lookup(world, &sent.operation))
        .map(|sent| vec![sent.exchange])
        .unwrap_or_default();
    let control = world
        .sent
        .iter()
        .filter(|sent| !sent.broken && world.effect(&sent.operation) == Some(Effect::Create))
        .map(|sent| sent.exchange)
        .filter(|id| !request.contains(id))
        .collect();
    world.claim(
        "others_alike",
        [
            ("request", request),
            ("lookup", lookups),
            ("control", control),
        ],
        json!({ "refused_means_none": !strict.is_empty() }),
    );
}

fn is_lookup(world: &World, operation: &str) -> bool {
    matches!(world.effect(operation), Some(Effect::Show | Effect::Find))
}
