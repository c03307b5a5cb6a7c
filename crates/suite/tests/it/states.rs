//! Provider states: offered, refused, or not there at all.

use countersign_journal::RunEvent;

use crate::bench::Bench;
use crate::model::{Desk, honest};
use crate::peer::{Heard, Peer, Reply, json};

const FEATURE: &str = r#"Feature: States

  Scenario: Of an order
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And the provider state "line item has workflow status"
      | purchaseOrderNumber | number of "O" |
      | recipeSetId         | line 1 of "O" |
      | workflowStatus      | completed     |
    When order "O" is looked up
    Then order "O" is shown as one order [spectrum.lookup.known]

  Scenario: Of a line item that there is not
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And the provider state "line item has workflow status"
      | recipeSetId | line 2 of "O" |
    When order "O" is looked up
    Then order "O" is shown as one order [spectrum.lookup.known]
"#;

#[tokio::test]
async fn offered() {
    let peer = honest().await;
    let mut bench = Bench::new(FEATURE, peer.url());
    bench.target.provider_states = Some(format!("{}/_states", peer.url()));
    let ran = bench.run().await;
    let requests = peer.heard();
    let asked = requests.iter().filter(|heard| heard.path() == "/_states");
    let asked: Vec<String> = asked
        .map(|heard| {
            let token = heard.header("spectrum_api_token");
            let body = String::from_utf8_lossy(&heard.body);
            format!("{} {token:?} {body}\n", heard.method())
        })
        .collect();
    insta::assert_snapshot!(format!("{}\n{}", asked.concat(), ran.verdicts()));
    // They call no operation, so that no check counts them.
    for event in &ran.events {
        if let RunEvent::Exchanged { exchange, .. } = event {
            let is_state = exchange.request.url.ends_with("/_states");
            assert_eq!(exchange.operation.is_none(), is_state);
        }
    }
}

/// What a gateway wants to see is for the target's own origin alone, and the
/// journal shows it where it was sent.
#[tokio::test]
async fn extra_headers_go_to_the_base_url_alone() {
    let (peer, elsewhere) = (honest().await, honest().await);
    let mut bench = Bench::new(FEATURE, peer.url());
    bench.preflight = true;
    bench.target.provider_states = Some(format!("{}/_states", elsewhere.url()));
    bench.target.extra_headers = vec![("x-gateway".to_owned(), "pass-4711-of-one".to_owned())];
    let ran = bench.run().await;
    let is_let_in = |heard: &Heard| heard.header("x-gateway").is_some();
    assert!(peer.heard().iter().all(is_let_in));
    assert!(!elsewhere.heard().is_empty());
    assert!(!elsewhere.heard().iter().any(is_let_in));
    for exchange in ran.exchanges() {
        let mut headers = exchange.request.headers.iter();
        let is_shown = headers.any(|(name, _)| name == "x-gateway");
        assert_eq!(is_shown, exchange.request.url.starts_with(&peer.url()));
    }
}

#[tokio::test]
async fn not_offered() {
    let peer = honest().await;
    let ran = Bench::new(FEATURE, peer.url()).run().await;
    insta::assert_snapshot!(ran.verdicts());
}

/// The peer itself is honest, and its provider states do this.
async fn told(mut states: impl FnMut(&str) -> Reply + Send + 'static) -> String {
    let mut desk = Desk::new();
    let peer = Peer::start(move |heard| {
        let body = String::from_utf8_lossy(&heard.body);
        if heard.path() == "/_states" && body.contains("line item has") {
            return states(&body);
        }
        desk.answer(heard)
    })
    .await;
    let mut bench = Bench::new(FEATURE, peer.url());
    bench.target.provider_states = Some(format!("{}/_states", peer.url()));
    bench.run().await.verdicts()
}

#[tokio::test]
async fn refused() {
    insta::assert_snapshot!(told(|_| json("404 Not Found", "no such state")).await);
}

#[tokio::test]
async fn hung_up_on() {
    insta::assert_snapshot!(told(|_| Reply::Bytes(Vec::new())).await);
}

/// A sentence as long as a peer likes is told in part.
#[tokio::test]
async fn refused_at_length() {
    insta::assert_snapshot!(told(|_| json("500 Oh", &"ü".repeat(100_000))).await);
}
