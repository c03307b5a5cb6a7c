//! Claims about acceptance and refusal.

use countersign_check::{Shown, shown as shows};
use countersign_contract::Effect;
use countersign_journal::{Exchange, ExchangeId};
use cucumber::then;
use serde_json::{Value, json};

use super::lookup::lookups;
use super::poll::poll;
use super::send::unbroken;
use crate::phrase::{Sender, numbers};
use crate::secrets::RESERVED;
use crate::world::World;

/// What was sent last was accepted.
#[then(regex = r"^(?:it is|they are) accepted$")]
async fn accepted(world: &mut World) {
    let last = world.last.clone();
    for sent in &mut world.sent {
        sent.meant |= last.contains(&sent.exchange) && !sent.sender.is_unauthorized();
    }
    let Some(shown) = shown_of_silent(world, &last).await else {
        return;
    };
    let exchanges = [("request", last), ("shown", shown)];
    world.claim("accepted", exchanges, Value::Null);
}

/// Lookups of the orders that answers without anything in them are said to have
/// made: such an answer alone does not show that it was.
async fn shown_of_silent(world: &mut World, requests: &[ExchangeId]) -> Option<Vec<ExchangeId>> {
    let mut silent: Vec<String> = Vec::new();
    for sent in &world.sent {
        let exchanges = world.scene.exchanges.borrow();
        let response = exchanges.get(sent.exchange).and_then(Exchange::response);
        if requests.contains(&sent.exchange)
            && sent.sender == Sender::A
            && !world.assigns_ids()
            && world.effect(&sent.operation) == Some(Effect::Create)
            && response.is_some_and(|it| it.is_success() && it.body.0.len() <= EMPTY)
        {
            silent.extend(sent.orders.iter().cloned());
        }
    }
    let mut shown = Vec::new();
    for name in silent {
        let order = [name];
        let mut last = None;
        poll(world, async |world: &mut World| {
            let lookup = lookups(world, &order, Sender::A, RESERVED).await?.pop()?;
            last = Some(lookup.id);
            let views = shows(world.scene.run.system.as_ref(), &lookup);
            Some(views != Ok(Shown::Nothing))
        })
        .await?;
        shown.extend(last);
    }
    Some(shown)
}

/// No body of so many bytes says anything: `null`, `[]`, `{ }`.
const EMPTY: usize = 8;

/// What was sent last was accepted, unless something broken was accepted in
/// its place before.
#[then(regex = r"^it is accepted unless what was broken was accepted before$")]
async fn accepted_unless(world: &mut World) {
    let last = world.last.clone();
    let broken = all_broken(world);
    world.claim(
        "accepted",
        [("request", last), ("unless", broken)],
        Value::Null,
    );
}

/// What was sent last was not accepted, whatever its answer.
#[then(regex = r"^it is not accepted$")]
async fn not_accepted(world: &mut World) {
    let last = world.last.clone();
    let control = allowed(world, &last);
    let exchanges = [("request", last), ("control", control)];
    world.claim("not_accepted", exchanges, Value::Null);
}

/// What shows that a target does not refuse everything: of the same sender, what
/// else was sent unbroken by the same operations, or by any where that was none.
pub(super) fn allowed(world: &World, requests: &[ExchangeId]) -> Vec<ExchangeId> {
    let operations: Vec<String> = requests
        .iter()
        .filter_map(|id| world.operation_of(*id))
        .collect();
    let others = world.others_of_sender(requests);
    let of_kind = others.iter().copied().filter(|id| {
        let operation = world.operation_of(*id);
        operation.is_some_and(|operation| operations.contains(&operation))
    });
    let of_kind: Vec<ExchangeId> = of_kind.collect();
    if of_kind.is_empty() { others } else { of_kind }
}

pub(super) fn all_broken(world: &World) -> Vec<ExchangeId> {
    world
        .sent
        .iter()
        .filter(|sent| sent.broken)
        .map(|sent| sent.exchange)
        .collect()
}

/// What was sent unbroken of an order by an operation was accepted.
#[then(regex = r#"^order "([^"]+)" was accepted by "([^"]+)"$"#)]
async fn was_accepted(world: &mut World, name: String, operation: String) {
    let sent = unbroken(world, &name, &operation);
    world.claim("accepted", [("request", sent)], Value::Null);
}

/// All that was broken on purpose was refused, beside what was not.
#[then(
    regex = r"^the broken requests? (?:is|are) refused(?: with ([\d or]+))?( or finds nothing)?$"
)]
async fn refused(world: &mut World, statuses: String, or_nothing: String) {
    let broken = all_broken(world);
    claim_refused(world, broken, &statuses, !or_nothing.is_empty());
}

/// No answer to what was broken on purpose shows an order.
#[then(regex = r"^the broken requests? shows? no order$")]
async fn nothing_shown(world: &mut World) {
    let broken = all_broken(world);
    world.claim("nothing_shown", [("broken", broken)], Value::Null);
}

/// What was sent last was refused, beside another request of its operation.
#[then(regex = r"^it is refused(?: with ([\d or]+))?( or finds nothing)?$")]
async fn last_refused(world: &mut World, statuses: String, or_nothing: String) {
    let last = world.last.clone();
    claim_refused(world, last, &statuses, !or_nothing.is_empty());
}

fn claim_refused(world: &mut World, broken: Vec<ExchangeId>, statuses: &str, or_nothing: bool) {
    let mut operations: Vec<String> = broken
        .iter()
        .filter_map(|id| world.operation_of(*id))
        .collect();
    operations.dedup();
    let controls = operations
        .iter()
        .flat_map(|operation| world.controls(operation, &broken))
        .collect();
    let statuses = numbers(statuses);
    let mut arguments = json!({});
    if !statuses.is_empty() {
        arguments["statuses"] = json!(statuses);
    }
    if or_nothing {
        arguments["or_nothing"] = json!(true);
    }
    // A target need not take changes of state at all.
    if !world.asked.exchanges.is_empty() {
        arguments["optional"] = json!(true);
    }
    world.claim(
        "refused",
        [("broken", broken), ("control", controls)],
        arguments,
    );
}

/// A further submission of an order is refused as the first one was accepted.
#[then(
    regex = r#"^the repeated submissions? of order "([^"]+)" (?:is|are) refused with ([\d or]+)$"#
)]
async fn duplicate_refused(world: &mut World, name: String, statuses: String) {
    let creating: Vec<ExchangeId> = world
        .sent
        .iter()
        .filter(|sent| {
            sent.orders == [name.as_str()]
                && !sent.broken
                && sent.sender == Sender::A
                && world.effect(&sent.operation) == Some(Effect::Create)
        })
        .map(|sent| sent.exchange)
        .collect();
    let (control, broken) = match creating.split_first() {
        Some((first, rest)) if !rest.is_empty() => (vec![*first], rest.to_vec()),
        _ => (Vec::new(), Vec::new()),
    };
    world.claim(
        "refused",
        [("broken", broken), ("control", control)],
        json!({ "statuses": numbers(&statuses) }),
    );
}
