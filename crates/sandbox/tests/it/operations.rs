//! One walk through all operations.

use countersign_spectrum::Spectrum;
use countersign_system::{Plan, System, Unique};
use serde_json::json;

use crate::client::{Bench, acknowledgement};

#[tokio::test]
async fn all_six_operations_are_served() {
    let bench = Bench::start().await;
    let system = Spectrum::new();
    let mut unique = Unique::new(1, 1);
    let plan = |key: &str| Plan {
        key: key.to_owned(),
        keys: [("lineItems[n]".to_owned(), vec!["ABCD1234".to_owned()])].into(),
        full: true,
        ..Plan::default()
    };
    let mut answers = Vec::new();
    let acknowledgement_one = system.sample("acknowledgement", &plan("one"), &mut unique);
    let bulk = json!([system.sample("acknowledgement", &plan("two"), &mut unique)]);
    let full = system.sample("full-order", &plan("three"), &mut unique);
    let shipment = system.sample("shipment", &plan("one"), &mut unique);
    let search = json!({
        "lastModificationStartDate": "2020-01-01T00:00:00Z",
        "workflowStatuses": ["not-started"],
        "ignoreDateRestriction": true,
    });
    for (method, path, body) in [
        ("POST", "/api/order/acknowledgement", acknowledgement_one),
        ("POST", "/api/order/acknowledgements", bulk),
        ("POST", "/api/order", full),
        ("POST", "/api/order/ship-notification", shipment),
        ("GET", "/api/order/order-number/one", json!(null)),
        ("POST", "/api/orders/search", search),
    ] {
        let (status, answer) = bench.send(method, path, &body.to_string()).await;
        let shown = system.state(&answer).map(|views| views.len());
        answers.push(format!("{method} {path} {status} shows {shown:?}"));
    }
    insta::assert_snapshot!(answers.join("\n"));
    bench.sandbox.shutdown().await;
}

#[tokio::test]
async fn provider_states_reach_the_model() {
    let bench = Bench::start().await;
    let order = acknowledgement("1").replace("\"recipeSetId\":\"", "\"recipeSetId\":\"UNKNOWN");
    let id = order
        .split("UNKNOWN")
        .nth(1)
        .and_then(|rest| rest.split('"').next());
    let state = json!({
        "state": "recipe set exists",
        "params": { "recipeSetId": format!("UNKNOWN{}", id.unwrap_or_default()) },
        "action": "setup",
    });
    let (_, before) = bench
        .send("POST", "/api/order/acknowledgement", &order)
        .await;
    let (status, _) = bench.send("POST", "/_states", &state.to_string()).await;
    let (_, after) = bench
        .send("POST", "/api/order/acknowledgement", &order)
        .await;
    assert_eq!(
        (&before["allSuccessful"], status, &after["allSuccessful"]),
        (&json!(false), 200, &json!(true))
    );
    let (status, answer) = bench
        .send("POST", "/_states", r#"{"state":"no such"}"#)
        .await;
    insta::assert_snapshot!(format!("{status} {answer}"));
    bench.sandbox.shutdown().await;
}
