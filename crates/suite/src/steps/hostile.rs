//! Requests that no client of good will sends.

use countersign_contract::Effect;
use countersign_journal::Exchange;
use cucumber::{then, when};
use serde_json::{Value, json};

use crate::order::Sent;
use crate::phrase::Sender;
use crate::scene::Call;
use crate::world::World;

/// `order "O" is sent by "acknowledgement" cut off in the middle`
#[when(
    regex = r#"^order "([^"]+)" is sent by "([^"]+)" (cut off in the middle|in no wire form|with an empty body)$"#
)]
async fn malformed(world: &mut World, name: String, operation: String, how: String) {
    let Some(order) = world.order(&name) else {
        return;
    };
    let system = world.scene.run.system.clone();
    let Some(operation) = world.operation(&operation) else {
        return;
    };
    let Some(request) = &operation.request else {
        world.inconclusive(format!("`{}` takes no body", operation.id));
        return;
    };
    let tree = if operation.effect == Effect::Find {
        let search = system.search(&countersign_system::Criteria::default());
        search.body.unwrap_or_default()
    } else {
        system.sample(&request.message, &order.plan, &mut world.unique)
    };
    let how = if how == "with an empty body" {
        "empty"
    } else {
        how.as_str()
    };
    let Some(body) = system.hostile(how, &tree) else {
        world.inconclusive(format!("the system has no body `{how}`"));
        return;
    };
    let media_type = system.contract().media_type.clone();
    raw(
        world,
        Some(&operation.id),
        operation.method.as_str(),
        &operation.path,
        Some(body),
        &media_type,
    )
    .await;
    if let Some(sent) = world.sent.last_mut() {
        sent.orders = vec![name];
    }
}

/// `order "O" is sent by "create" as a body "with a DTD"`: what no client of
/// good will sends is judged by its own clauses, and by no standing check.
#[when(regex = r#"^order "([^"]+)" is sent by "([^"]+)" as a body "([^"]+)"$"#)]
async fn hostile(world: &mut World, name: String, operation: String, how: String) {
    let Some(order) = world.order(&name) else {
        return;
    };
    let system = world.scene.run.system.clone();
    let Some(operation) = world.operation(&operation) else {
        return;
    };
    let Some(request) = &operation.request else {
        world.inconclusive(format!("`{}` takes no body", operation.id));
        return;
    };
    let mut plan = order.plan.clone();
    plan.partner = world.partner(Sender::A);
    let sample = system.sample(&request.message, &plan, &mut world.unique);
    let tree = request.wrap(vec![sample]);
    let Some(body) = system.hostile(&how, &tree) else {
        world.inconclusive(format!("the system has no body `{how}`"));
        return;
    };
    let media_type = system.contract().media_type.clone();
    let method = operation.method.as_str();
    raw(
        world,
        None,
        method,
        &operation.path,
        Some(body),
        &media_type,
    )
    .await;
    if let Some(sent) = world.sent.last_mut() {
        sent.orders = vec![name];
        sent.operation.clone_from(&operation.id);
    }
}

/// `"acknowledgement" is called with the method "DELETE"`
#[when(regex = r#"^"([^"]+)" is called with the method "([A-Z]+)"$"#)]
async fn wrong_method(world: &mut World, operation: String, method: String) {
    let system = world.scene.run.system.clone();
    let Some(operation) = world.operation(&operation) else {
        return;
    };
    let path = operation.path.replace(['{', '}'], "");
    let media_type = system.contract().media_type.clone();
    raw(world, None, &method, &path, None, &media_type).await;
}

/// `2 megabytes are sent by "acknowledgement"`
#[when(regex = r#"^(\d{1,2}) megabytes are sent by "([^"]+)"$"#)]
async fn huge(world: &mut World, megabytes: usize, operation: String) {
    let system = world.scene.run.system.clone();
    let Some(operation) = world.operation(&operation) else {
        return;
    };
    let media_type = system.contract().media_type.clone();
    let how = format!("of {megabytes} megabytes");
    let Some(body) = system.hostile(&how, &serde_json::Value::Null) else {
        world.inconclusive(format!("the system has no body `{how}`"));
        return;
    };
    raw(
        world,
        None,
        operation.method.as_str(),
        &operation.path,
        Some(body),
        &media_type,
    )
    .await;
}

async fn raw(
    world: &mut World,
    operation: Option<&str>,
    method: &str,
    path: &str,
    body: Option<Vec<u8>>,
    media_type: &str,
) {
    let Some(credentials) = world.credentials(Sender::A) else {
        return;
    };
    let headers = vec![("content-type".to_owned(), media_type.to_owned())];
    let url = format!("{}{path}", world.scene.run.target.base_url);
    let actor = Sender::A.actor();
    let call = Call {
        operation,
        actor,
        method,
        url,
        credentials,
        headers,
        body,
        patient: false,
    };
    let exchange = world.scene.insist(call).await;
    world.last = vec![exchange.id];
    world.sent.push(Sent {
        exchange: exchange.id,
        operation: operation.unwrap_or_default().to_owned(),
        orders: Vec::new(),
        sender: Sender::A,
        broken: true,
    });
}

/// What was sent last was answered, or hung up on, in time.
#[then(regex = r"^the request ends in time$")]
async fn bounded(world: &mut World) {
    let last = world.last.clone();
    world.claim("bounded", [("request", last)], Value::Null);
}

/// What was sent last was not accepted, whatever else was done with it.
#[then(regex = r"^it is not accepted, whatever is made of the request$")]
async fn not_accepted(world: &mut World) {
    let last = world.last.clone();
    world.claim("not_accepted", [("request", last)], Value::Null);
}

/// What was sent last was refused with a 4xx.
#[then(regex = r"^it is refused in good order$")]
async fn well_refused(world: &mut World) {
    let last = world.last.clone();
    world.claim("well_refused", [("request", last)], Value::Null);
}

/// Neither the answer to what was sent last, nor what was made of it, holds a
/// text.
#[then(regex = r#"^what was made of it does not hold "([^"]+)"$"#)]
async fn unexpanded(world: &mut World, text: String) {
    let mut shown = world.last.clone();
    let made: Vec<Exchange> = {
        let exchanges = world.scene.exchanges.borrow();
        shown
            .iter()
            .filter_map(|id| exchanges.get(*id).cloned())
            .collect()
    };
    let system = world.scene.run.system.clone();
    let create = system.contract().operations.iter();
    let create = create
        .filter(|operation| operation.effect == Effect::Create)
        .map(|operation| operation.id.clone())
        .next()
        .unwrap_or_default();
    let mut ids = Vec::new();
    for response in made
        .iter()
        .filter_map(Exchange::response)
        .filter(|r| r.is_success())
    {
        let tree = system.read(&response.body.0).ok();
        ids.extend(system.assigned(&create, &response.headers, tree.as_ref()));
    }
    let lookups = super::assigned::show(world, &ids, Sender::A).await;
    shown.extend(lookups.iter().map(|exchange| exchange.id));
    shown.retain(|id| {
        let exchanges = world.scene.exchanges.borrow();
        exchanges
            .get(*id)
            .is_some_and(|exchange| exchange.response().is_some())
    });
    if shown.is_empty() {
        world.skip("the target hung up on the document, and made nothing of it");
        return;
    }
    world.claim("unexpanded", [("shown", shown)], json!({ "text": text }));
}
