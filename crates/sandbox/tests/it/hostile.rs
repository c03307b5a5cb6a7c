//! Peers that do not behave.

use std::time::Duration;

use countersign_sandbox::Store;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::client::{Bench, acknowledgement, options};

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

/// Opens a connection, sends this and stays silent; what comes back until
/// the sandbox hangs up.
async fn stall(bench: &Bench, sent: &str) -> String {
    let url = bench.sandbox.base_url();
    let address = url.trim_start_matches("http://");
    let mut stream = TcpStream::connect(address).await.expect("it listens");
    stream.write_all(sent.as_bytes()).await.expect("it reads");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.expect("it hangs up");
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn stalling_peers_are_hung_up_on() {
    let mut options = options(Store::Memory);
    options.limits.head = Duration::from_millis(20);
    options.limits.body_time = Duration::from_millis(20);
    // One that stalls must not keep the next one out for ever.
    options.limits.connections = 1;
    let bench = Bench::with(options).await;
    let silent = stall(&bench, "").await;
    let half_a_head = stall(&bench, "POST /api/order HTTP/1.1\r\nhost: x\r\n").await;
    let half_a_body = stall(
        &bench,
        "POST /api/order HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n{",
    )
    .await;
    let first_line = |answer: &str| answer.lines().next().unwrap_or_default().to_owned();
    insta::assert_snapshot!(format!(
        "silent: {:?}\nhalf a head: {:?}\nhalf a body: {:?}",
        first_line(&silent),
        first_line(&half_a_head),
        first_line(&half_a_body),
    ));
    let order = acknowledgement("after");
    let (status, _) = bench
        .send("POST", "/api/order/acknowledgement", &order)
        .await;
    assert_eq!(status, 200);
    bench.sandbox.shutdown().await;
}
