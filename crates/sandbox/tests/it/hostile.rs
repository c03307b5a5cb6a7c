//! Peers that do not behave.

use crate::client::{Bench, acknowledgement};

#[tokio::test]
async fn every_refusal_is_json_and_the_service_stays_up() {
    let bench = Bench::start().await;
    let deep = "[".repeat(100_000);
    let huge = format!("\"{}\"", "x".repeat(3 * 1024 * 1024));
    let largest = format!("\"{}\"", "x".repeat(2 * 1024 * 1024 - 2));
    let mut answers = Vec::new();
    for (method, path, body) in [
        ("POST", "/api/order/acknowledgement", "{"),
        ("POST", "/api/order/acknowledgement", ""),
        ("POST", "/api/order/acknowledgement", "\u{0}"),
        ("POST", "/api/order/acknowledgement", &deep),
        ("POST", "/api/order/acknowledgement", &huge),
        ("POST", "/api/order/acknowledgement", &largest),
        ("POST", "/api/order/acknowledgements", "{}"),
        ("GET", "/api/order/acknowledgement", ""),
        ("PATCH", "/api/order", ""),
        ("GET", "/api/order/order-number/%FF%00%2F", ""),
        ("GET", "/nowhere", ""),
        ("GET", "/_states", ""),
        ("POST", "/_states", "{"),
        ("POST", "/_states", "[]"),
    ] {
        let (status, answer) = bench.send(method, path, body).await;
        let error = answer["error"]
            .as_str()
            .unwrap_or("without an error member");
        let body: String = body.chars().take(12).collect();
        answers.push(format!("{method} {path} {body:?} {status} {error}"));
    }
    insta::assert_snapshot!(answers.join("\n"));
    let order = acknowledgement("after");
    let (status, _) = bench
        .send("POST", "/api/order/acknowledgement", &order)
        .await;
    assert_eq!(status, 200);
    bench.sandbox.shutdown().await;
}
