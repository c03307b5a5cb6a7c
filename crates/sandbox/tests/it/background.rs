//! What goes on without a request: done in time, seen by every request that
//! comes after it was due, and gone on with after a restart.

use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use countersign_sandbox::{Options, Sandbox, Store};
use countersign_spreadshirt::Spreadshirt;
use countersign_system::{Carrier, Plan, Settings, System, Unique};
use tempfile::tempdir;

use crate::client::client;

/// How long anything may take before a test gives up.
const DEADLINE: Duration = Duration::from_secs(20);

/// Nanoseconds of a millisecond.
const MILLISECOND: i128 = 1_000_000;

/// Reading the contract once is enough.
static SYSTEM: LazyLock<Spreadshirt> = LazyLock::new(Spreadshirt::new);

const SECRETS: [&str; 3] = ["key-a", "session-a", "1001"];

/// A sandbox whose asynchronous work takes this long.
async fn start(store: Store, delay: i128) -> Sandbox {
    let options = Options {
        store,
        partners: vec![SECRETS.map(str::to_owned).to_vec()],
        settings: Settings { delay },
        ..Options::default()
    };
    let sandbox = Sandbox::start(Arc::new(Spreadshirt::new()), options).await;
    sandbox.expect("the sandbox starts")
}

/// Sends a request to a path below the base URL, or to an address; status,
/// headers and body.
async fn send(
    sandbox: &Sandbox,
    method: &str,
    target: &str,
    body: Vec<u8>,
) -> (u16, reqwest::header::HeaderMap, Vec<u8>) {
    let url = if target.starts_with("http") {
        target.to_owned()
    } else {
        format!("{}{target}", sandbox.api_url())
    };
    let mut request = client().request(method.parse().expect("a method"), url);
    let secrets = SECRETS.map(|secret| Some(secret.to_owned()));
    for (name, value) in SYSTEM.authorize(&secrets, Carrier::Header).headers {
        request = request.header(name, value);
    }
    let response = request.body(body).send().await.expect("it is answered");
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let body = response.bytes().await.expect("the body arrives");
    (status, headers, body.to_vec())
}

/// Creates an order; where it stands.
async fn create(sandbox: &Sandbox) -> String {
    let plan = Plan {
        key: "EXT-1".to_owned(),
        partner: "1001".to_owned(),
        ..Plan::default()
    };
    let tree = SYSTEM.sample("new-order", &plan, &mut Unique::new(1, 1));
    let (status, headers, body) = send(sandbox, "POST", "/orders", SYSTEM.write(&tree)).await;
    assert_eq!(status, 201, "{}", String::from_utf8_lossy(&body));
    let location = headers.get("location").expect("an order has a place");
    location.to_str().expect("an address").to_owned()
}

/// The state of the order's first item.
async fn state(sandbox: &Sandbox, order: &str) -> String {
    let (status, _, body) = send(sandbox, "GET", order, Vec::new()).await;
    assert_eq!(status, 200);
    let tree = SYSTEM.read(&body).expect("answers are well-formed");
    let state = tree.pointer("/order/orderItems/orderItem/0/fulfillmentState");
    let state = state.and_then(|state| state.as_str());
    state.expect("an item has a state").to_owned()
}

async fn await_state(sandbox: &Sandbox, order: &str, wanted: &str) {
    let begun = Instant::now();
    while state(sandbox, order).await != wanted {
        assert!(begun.elapsed() < DEADLINE, "{order} is not {wanted}");
    }
}

#[tokio::test]
async fn orders_are_processed_after_the_delay() {
    let sandbox = start(Store::Memory, 200 * MILLISECOND).await;
    let begun = Instant::now();
    let order = create(&sandbox).await;
    let seen = state(&sandbox, &order).await;
    // A machine that stalls this long has nothing to tell.
    if begun.elapsed() < Duration::from_millis(200) {
        assert_eq!(seen, "RECEIVED");
    }
    await_state(&sandbox, &order, "CREATED").await;
    assert!(begun.elapsed() >= Duration::from_millis(200));
    sandbox.shutdown().await;
}

#[tokio::test]
async fn what_is_due_is_never_seen_undone() {
    let sandbox = start(Store::Memory, 0).await;
    for _ in 0..50 {
        let order = create(&sandbox).await;
        assert_eq!(state(&sandbox, &order).await, "CREATED");
    }
    sandbox.shutdown().await;
}

#[tokio::test]
async fn what_was_begun_before_a_restart_is_done_after_it() {
    let folder = tempdir().expect("a temporary folder");
    let store = Store::File(folder.path().join("orders.db"));
    let sandbox = start(store.clone(), 1_500 * MILLISECOND).await;
    let begun = Instant::now();
    let order = create(&sandbox).await;
    sandbox.shutdown().await;
    let path = order.rsplit_once("/orders/").map(|(_, id)| id);
    let path = format!("/orders/{}", path.expect("it stands below the orders"));

    // The delay of the second life is for its own orders.
    let sandbox = start(store.clone(), 3_600_000 * MILLISECOND).await;
    let seen = state(&sandbox, &path).await;
    if begun.elapsed() < Duration::from_millis(1_500) {
        assert_eq!(seen, "RECEIVED");
    }
    await_state(&sandbox, &path, "CREATED").await;
    let late = create(&sandbox).await;
    assert_eq!(state(&sandbox, &late).await, "RECEIVED");
    sandbox.shutdown().await;

    // What was done of itself is as durable as what was asked for.
    let sandbox = start(store, 0).await;
    assert_eq!(state(&sandbox, &path).await, "CREATED");
    sandbox.shutdown().await;
}

#[tokio::test]
async fn the_sandbox_refuses_in_the_wire_form_of_its_system() {
    let sandbox = start(Store::Memory, 0).await;
    let (status, headers, body) = send(&sandbox, "POST", "/orders", vec![b'x'; 10 << 20]).await;
    let kind = headers
        .get("content-type")
        .and_then(|kind| kind.to_str().ok());
    let tree = SYSTEM.read(&body).expect("a refusal is well-formed");
    assert_eq!((status, kind), (413, Some("application/xml;charset=UTF-8")));
    insta::assert_snapshot!(tree, @r#"{"error":"the body is larger than 2097152 bytes"}"#);
    sandbox.shutdown().await;
}
