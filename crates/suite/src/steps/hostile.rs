//! Requests that no client of good will sends.

use countersign_contract::Effect;
use cucumber::when;

use crate::order::Sent;
use crate::phrase::Sender;
use crate::scene::Call;
use crate::world::World;

/// `order "O" is sent by "acknowledgement" cut off in the middle`
#[when(
    regex = r#"^order "([^"]+)" is sent by "([^"]+)" (cut off in the middle|as no JSON|with an empty body)$"#
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
        system.search(&countersign_system::Criteria::default())
    } else {
        system.sample(&request.message, &order.plan, &mut world.unique)
    };
    let mut body = system.write(&tree);
    match how.as_str() {
        "cut off in the middle" => body.truncate(body.len() * 2 / 3),
        "as no JSON" => body = b"this is a sentence".to_vec(),
        _ => body.clear(),
    }
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
    let mut body = b"{\"padding\": \"".to_vec();
    body.resize(megabytes.min(16) * 1024 * 1024, b'x');
    body.extend_from_slice(b"\"}");
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
    let Some(mut headers) = world.credentials(Sender::A) else {
        return;
    };
    headers.push(("content-type".to_owned(), media_type.to_owned()));
    let url = format!("{}{path}", world.scene.run.target.base_url);
    let actor = Sender::A.actor();
    let call = Call {
        operation,
        actor,
        method,
        url,
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
