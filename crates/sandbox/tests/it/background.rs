//! What goes on without a request: done in time, seen by every request that
//! comes after it was due, and gone on with after a restart.

use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use countersign_sandbox::{Options, Sandbox, Store};
use countersign_spreadshirt::Spreadshirt;
use countersign_system::{Carrier, Plan, Settings, System, Unique};
use futures::future::{join, join_all};
use reqwest::header::HeaderMap;
use tempfile::tempdir;

use crate::client::client;

/// How long anything may take before a test gives up.
const DEADLINE: Duration = Duration::from_secs(20);

/// Nanoseconds of a millisecond.
const MILLISECOND: i128 = 1_000_000;

/// Reading the contract once is enough.
static SYSTEM: LazyLock<Spreadshirt> = LazyLock::new(Spreadshirt::new);

const SECRETS: [&str; 3] = ["key-a", "session-a", "1001"];

/// A sandbox and a client.
struct Counter {
    sandbox: Sandbox,
    client: reqwest::Client,
}

/// An answer.
struct Answer {
    status: u16,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Counter {
    /// Starts one whose asynchronous work takes this long.
    async fn open(store: Store, delay: i128) -> Self {
        let options = Options {
            store,
            partners: vec![SECRETS.map(str::to_owned).to_vec()],
            settings: Settings { delay },
            ..Options::default()
        };
        let sandbox = Sandbox::start(Arc::new(Spreadshirt::new()), options).await;
        Self {
            sandbox: sandbox.expect("the sandbox starts"),
            client: client(),
        }
    }

    /// Sends a request to a path below the base URL.
    async fn send(&self, method: &str, path: &str, body: Vec<u8>) -> Answer {
        let url = format!("{}{path}", self.sandbox.api_url());
        let method = method.parse().expect("a method");
        let mut request = self.client.request(method, url);
        let secrets = SECRETS.map(|secret| Some(secret.to_owned()));
        for (name, value) in SYSTEM.authorize(&secrets, Carrier::Header).headers {
            request = request.header(name, value);
        }
        let response = request.body(body).send().await.expect("it is answered");
        Answer {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            body: response.bytes().await.expect("the body arrives").to_vec(),
        }
    }

    /// Creates an order; its path.
    async fn create(&self) -> String {
        let plan = Plan {
            key: "EXT-1".to_owned(),
            partner: SECRETS[2].to_owned(),
            ..Plan::default()
        };
        let tree = SYSTEM.sample("new-order", &plan, &mut Unique::new(1, 1));
        let answer = self.send("POST", "/orders", SYSTEM.write(&tree)).await;
        let told = String::from_utf8_lossy(&answer.body);
        assert_eq!(answer.status, 201, "{told}");
        let location = answer
            .headers
            .get("location")
            .expect("an order has a place");
        let location = location.to_str().expect("a place is a text");
        let below = location.strip_prefix(&self.sandbox.api_url());
        below.expect("it stands below the base URL").to_owned()
    }

    /// The state of the order's first item; none where there is no order.
    async fn state(&self, order: &str) -> Option<String> {
        let answer = self.send("GET", order, Vec::new()).await;
        let tree = SYSTEM.read(&answer.body).expect("answers are well-formed");
        let state = tree.pointer("/order/orderItems/orderItem/0/fulfillmentState");
        state.and_then(|state| state.as_str()).map(str::to_owned)
    }

    async fn await_state(&self, order: &str, wanted: &str) {
        let begun = Instant::now();
        while self.state(order).await.as_deref() != Some(wanted) {
            assert!(begun.elapsed() < DEADLINE, "{order} is not {wanted}");
        }
    }
}

#[tokio::test]
async fn orders_are_processed_after_the_delay() {
    let counter = Counter::open(Store::Memory, 200 * MILLISECOND).await;
    let begun = Instant::now();
    let order = counter.create().await;
    let seen = counter.state(&order).await;
    // A machine that stalls this long has nothing to tell.
    if begun.elapsed() < Duration::from_millis(200) {
        assert_eq!(seen.as_deref(), Some("RECEIVED"));
    }
    counter.await_state(&order, "CREATED").await;
    assert!(begun.elapsed() >= Duration::from_millis(200));
    counter.sandbox.shutdown().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_due_is_never_seen_undone() {
    let counter = Counter::open(Store::Memory, 0).await;
    // Commands that come at once are decided together, with no time between
    // them for what the earlier ones have made due.
    let first = counter.create().await;
    let id: u64 = first.replace("/orders/", "").parse().expect("a number");
    for round in 0..10 {
        let orders = (0..16).map(|_| counter.create());
        let looks: Vec<_> = (1..=16)
            .map(|next| format!("/orders/{}", id + round * 16 + next))
            .collect();
        let looks = looks.iter().map(|order| counter.state(order));
        let (_, seen) = join(join_all(orders), join_all(looks)).await;
        for state in seen.into_iter().flatten() {
            assert_eq!(state, "CREATED");
        }
    }
    counter.sandbox.shutdown().await;
}

#[tokio::test]
async fn what_was_begun_before_a_restart_is_done_after_it() {
    let folder = tempdir().expect("a temporary folder");
    let store = Store::File(folder.path().join("orders.db"));
    let counter = Counter::open(store.clone(), 1_500 * MILLISECOND).await;
    let begun = Instant::now();
    let order = counter.create().await;
    counter.sandbox.shutdown().await;

    // The delay of the second life is for its own orders.
    let counter = Counter::open(store.clone(), 3_600_000 * MILLISECOND).await;
    let seen = counter.state(&order).await;
    if begun.elapsed() < Duration::from_millis(1_500) {
        assert_eq!(seen.as_deref(), Some("RECEIVED"));
    }
    counter.await_state(&order, "CREATED").await;
    let late = counter.create().await;
    assert_eq!(counter.state(&late).await.as_deref(), Some("RECEIVED"));
    counter.sandbox.shutdown().await;

    // What was done of itself is as durable as what was asked for.
    let counter = Counter::open(store, 0).await;
    assert_eq!(counter.state(&order).await.as_deref(), Some("CREATED"));
    counter.sandbox.shutdown().await;
}

#[tokio::test]
async fn the_sandbox_refuses_in_the_wire_form_of_its_system() {
    let counter = Counter::open(Store::Memory, 0).await;
    let answer = counter.send("POST", "/orders", vec![b'x'; 10 << 20]).await;
    let kind = answer.headers.get("content-type");
    let kind = kind.and_then(|kind| kind.to_str().ok());
    assert_eq!(
        (answer.status, kind),
        (413, Some("application/xml;charset=UTF-8"))
    );
    let tree = SYSTEM.read(&answer.body).expect("it is well-formed");
    insta::assert_snapshot!(tree, @r#"{"error":"the body is larger than 2097152 bytes"}"#);
    counter.sandbox.shutdown().await;
}
