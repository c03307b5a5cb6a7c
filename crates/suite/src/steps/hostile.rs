//! Requests that no client of good will sends.

use countersign_contract::{Effect, Operation};
use countersign_journal::{ExchangeId, Outcome};
use countersign_system::Criteria;
use cucumber::{then, when};
use serde_json::Value;

use super::then_answer::allowed;
use crate::call::Call;
use crate::phrase::Sender;
use crate::world::World;

/// `order "O" is sent by "acknowledgement" cut off in the middle`
#[when(
    regex = r#"^order "([^"]+)" is sent by "([^"]+)" (cut off in the middle|in no wire form|with an empty body)$"#
)]
async fn malformed(world: &mut World, name: String, operation: String, how: String) {
    let how = if how == "with an empty body" {
        "empty"
    } else {
        how.as_str()
    };
    let Some((operation, body)) = body_of(world, &name, &operation, how) else {
        return;
    };
    let call = (operation.method.as_str(), operation.path.as_str());
    raw(world, Some(&operation.id), call, Some(body), vec![name]).await;
}

/// `order "O" is sent by "create" as a body "with a DTD"`: what no client of
/// good will sends is judged by its own clauses, and by no standing check.
#[when(regex = r#"^order "([^"]+)" is sent by "([^"]+)" as a body "([^"]+)"$"#)]
async fn hostile(world: &mut World, name: String, operation: String, how: String) {
    let Some((operation, body)) = body_of(world, &name, &operation, &how) else {
        return;
    };
    let call = (operation.method.as_str(), operation.path.as_str());
    raw(world, None, call, Some(body), vec![name]).await;
    if let Some(sent) = world.sent.last_mut() {
        sent.operation = operation.id;
    }
}

/// The body of this name, made of a sample of the order for the operation.
fn body_of(
    world: &mut World,
    name: &str,
    operation: &str,
    how: &str,
) -> Option<(Operation, Vec<u8>)> {
    let (operation, tree) = whole(world, name, operation)?;
    let body = world.scene.run.system.hostile(how, &tree);
    if body.is_none() {
        world.inconclusive(format!("the system has no body `{how}`"));
    }
    Some((operation, body?))
}

/// A whole message of the order for the operation.
fn whole(world: &mut World, name: &str, operation: &str) -> Option<(Operation, Value)> {
    let order = world.order(name)?;
    let operation = world.operation(operation)?;
    let Some(request) = &operation.request else {
        world.inconclusive(format!("`{}` takes no body", operation.id));
        return None;
    };
    let system = world.scene.run.system.clone();
    let tree = if operation.effect == Effect::Find {
        system.search(&Criteria::default()).body.unwrap_or_default()
    } else {
        let mut plan = order.plan;
        plan.partner = world.partner(Sender::A);
        // Where the order is there, it is the one that is changed.
        plan.whole = plan.id.is_some();
        request.wrap(vec![system.sample(
            &request.message,
            &plan,
            &mut world.unique,
        )])
    };
    Some((operation, tree))
}

/// `order "O" is sent by "acknowledgement" with the method "PUT"`
#[when(regex = r#"^order "([^"]+)" is sent by "([^"]+)" with the method "([A-Z]+)"$"#)]
async fn other_method(world: &mut World, name: String, operation: String, method: String) {
    let Some((operation, tree)) = whole(world, &name, &operation) else {
        return;
    };
    let body = world.scene.run.system.write(&tree);
    let call = (method.as_str(), operation.path.as_str());
    raw(world, Some(&operation.id), call, Some(body), vec![name]).await;
}

/// `"acknowledgement" is called with the method "DELETE"`
#[when(regex = r#"^"([^"]+)" is called with the method "([A-Z]+)"$"#)]
async fn wrong_method(world: &mut World, operation: String, method: String) {
    let Some(operation) = world.operation(&operation) else {
        return;
    };
    let path = operation.path.replace(['{', '}'], "");
    raw(world, None, (&method, &path), None, Vec::new()).await;
}

/// `2 megabytes are sent by "acknowledgement"`
#[when(regex = r#"^(\d{1,2}) megabytes are sent by "([^"]+)"$"#)]
async fn huge(world: &mut World, megabytes: usize, operation: String) {
    let Some(operation) = world.operation(&operation) else {
        return;
    };
    let how = format!("of {megabytes} megabytes");
    let Some(body) = world.scene.run.system.hostile(&how, &Value::Null) else {
        world.inconclusive(format!("the system has no body `{how}`"));
        return;
    };
    let call = (operation.method.as_str(), operation.path.as_str());
    raw(world, None, call, Some(body), Vec::new()).await;
}

/// Sends a body as it is, to this method and path.
async fn raw(
    world: &mut World,
    operation: Option<&str>,
    (method, path): (&str, &str),
    body: Option<Vec<u8>>,
    orders: Vec<String>,
) {
    let Some(credentials) = world.credentials(Sender::A) else {
        return;
    };
    let media_type = world.scene.run.system.contract().media_type.clone();
    let call = Call {
        operation,
        actor: Sender::A.actor(),
        method,
        url: format!("{}{path}", world.scene.run.target.base_url),
        credentials,
        headers: vec![("content-type".to_owned(), media_type)],
        body,
        patient: false,
    };
    let exchange = world.scene.insist(call).await;
    world.last = vec![exchange.id];
    world.note(&exchange, orders, Sender::A, true);
}

/// What was sent last was answered, or hung up on, in time.
#[then(regex = r"^the request ends in time$")]
async fn bounded(world: &mut World) {
    let last = world.last.clone();
    let control = control(world, &last).await;
    world.claim(
        "bounded",
        [("request", last), ("control", control)],
        Value::Null,
    );
}

/// Where a request was left without an end: a list that is asked for then,
/// which shows whether the target is there at all.
async fn control(world: &mut World, requests: &[ExchangeId]) -> Vec<ExchangeId> {
    let is_open = |id: &ExchangeId| {
        let exchanges = world.scene.exchanges.borrow();
        let exchange = exchanges.get(*id);
        exchange.is_some_and(|exchange| {
            matches!(
                exchange.outcome,
                Outcome::Unanswered {
                    timed_out: true,
                    ..
                }
            )
        })
    };
    if !requests.iter().any(is_open) {
        return Vec::new();
    }
    let contract = world.scene.run.system.contract();
    let lists =
        |operation: &&Operation| operation.effect == Effect::Find && operation.request.is_none();
    let Some(list) = contract.operations.iter().find(lists).cloned() else {
        return Vec::new();
    };
    let Some(credentials) = world.credentials(Sender::A) else {
        return Vec::new();
    };
    let url = format!("{}{}", world.scene.run.target.base_url, list.path);
    let call = Call::of(&list, Sender::A, &credentials, url);
    let exchange = world.scene.insist(call).await;
    world.note(&exchange, Vec::new(), Sender::A, false);
    vec![exchange.id]
}

/// What was sent last was not accepted, whatever else was done with it.
#[then(regex = r"^it is not accepted, whatever is made of the request$")]
async fn not_accepted(world: &mut World) {
    let last = world.last.clone();
    let control = allowed(world, &last);
    let exchanges = [("request", last), ("control", control)];
    world.claim("not_accepted", exchanges, Value::Null);
}

/// What was sent last was refused with a 4xx.
#[then(regex = r"^it is refused in good order$")]
async fn well_refused(world: &mut World) {
    let last = world.last.clone();
    let control = allowed(world, &last);
    let exchanges = [("request", last), ("control", control)];
    world.claim("well_refused", exchanges, Value::Null);
}
