//! Peers that do not speak as an endpoint should: the run ends, says what it
//! saw, and blames nobody for what it could not see.

use std::io::Write as _;
use std::time::Duration;

use countersign_journal::{Outcome, RunEvent, Verdict};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::bench::{Bench, Ran};
use crate::peer::{Peer, Reply, answer, json};

/// A submission, a lookup, and a refusal beside its control.
const FEATURE: &str = r#"Feature: Three of a kind

  Background:
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each

  Scenario: Accepted
    When order "O" is sent by "acknowledgement"
    Then it is accepted [spectrum.acknowledgement.accepted]

  Scenario: Looked up
    When order "O" is looked up
    Then order "O" does not exist [spectrum.lookup.unknown]

  Scenario: Refused
    When order "O" is sent by "acknowledgement" with "orderDate" missing
    And order "O" is sent by "acknowledgement"
    Then the broken request is refused [spectrum.acknowledgement.required]
"#;

/// Short enough for peers that only the time limit ends.
const SHORT: Duration = Duration::from_millis(200);

/// Never reached.
const LONG: Duration = Duration::from_secs(30);

async fn before(peer: &Peer, timeout: Duration) -> Ran {
    let mut bench = Bench::new(FEATURE, peer.url());
    bench.target.request_timeout = timeout;
    bench.run().await
}

/// What is said of a peer that does this with every request.
async fn told(mut reply: impl FnMut() -> Reply + Send + 'static) -> String {
    let peer = Peer::start(move |_| reply()).await;
    masked(&before(&peer, LONG).await, &peer)
}

/// What is said of a peer that says the first, then the second for ever.
async fn told_of_endless(first: &'static str, again: Vec<u8>, timeout: Duration) -> String {
    let script = move |_: &_| Reply::Endless(first.as_bytes().to_vec(), again.clone());
    let peer = Peer::start(script).await;
    masked(&before(&peer, timeout).await, &peer)
}

fn masked(ran: &Ran, peer: &Peer) -> String {
    ran.verdicts().replace(&peer.port().to_string(), "PORT")
}

fn gzip(bytes: impl IntoIterator<Item = Vec<u8>>) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    for chunk in bytes {
        encoder.write_all(&chunk).expect("memory takes everything");
    }
    encoder.finish().expect("memory takes everything")
}

const GZIPPED: &str = "content-type: application/json\r\ncontent-encoding: gzip\r\n";

#[tokio::test]
async fn nobody_listens() {
    let peer = Peer::nobody().await;
    insta::assert_snapshot!(masked(&before(&peer, SHORT).await, &peer));
}

#[tokio::test]
async fn silence() {
    let peer = Peer::start(|_| Reply::Silence).await;
    insta::assert_snapshot!(masked(&before(&peer, SHORT).await, &peer));
}

#[tokio::test]
async fn another_protocol() {
    let banner = b"SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n".to_vec();
    insta::assert_snapshot!(told(move || Reply::Bytes(banner.clone())).await);
}

/// What the client sees of it, an end or a reset, is a matter of chance.
#[tokio::test]
async fn a_door_that_is_slammed() {
    let peer = Peer::slamming().await;
    let ran = before(&peer, LONG).await;
    assert_eq!(ran.each(), [Verdict::Inconclusive; 3]);
    assert_eq!(ran.summary.harness_fault, None);
    for event in &ran.events {
        if let RunEvent::Exchanged { exchange, .. } = event {
            let outcome = &exchange.outcome;
            let hung_up = matches!(outcome, Outcome::Unanswered { hung_up: true, .. });
            assert!(hung_up, "{outcome:?}");
        }
    }
}

#[tokio::test]
async fn hanging_up_at_once() {
    insta::assert_snapshot!(told(|| Reply::Bytes(Vec::new())).await);
}

/// Of one request only: that is an observation, as its control is answered.
#[tokio::test]
async fn hanging_up_on_what_is_broken() {
    let peer = Peer::start(|heard| {
        if heard.method() == "POST" && !heard.text().contains("orderDate") {
            return Reply::Bytes(Vec::new());
        }
        json("404 Not Found", "")
    })
    .await;
    let ran = before(&peer, LONG).await;
    insta::assert_snapshot!(masked(&ran, &peer));
}

#[tokio::test]
async fn a_body_without_end() {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n";
    insta::assert_snapshot!(told_of_endless(head, vec![b' '; 1 << 16], LONG).await);
}

#[tokio::test]
async fn a_body_longer_than_declared() {
    let bytes = b"HTTP/1.1 404 Not Found\r\ncontent-length: 2\r\n\r\n{}{\"more\": true}";
    insta::assert_snapshot!(told(|| Reply::Bytes(bytes.to_vec())).await);
}

#[tokio::test]
async fn a_body_shorter_than_declared() {
    let bytes = b"HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n{}";
    insta::assert_snapshot!(told(|| Reply::Bytes(bytes.to_vec())).await);
}

#[tokio::test]
async fn chunks_that_break_off() {
    let bytes = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n5\r\n";
    insta::assert_snapshot!(told(|| Reply::Bytes(bytes.to_vec())).await);
}

#[tokio::test]
async fn a_gzip_bomb() {
    let bomb = gzip((0..64).map(|_| vec![b' '; 1 << 20]));
    assert!(bomb.len() < 1 << 17);
    insta::assert_snapshot!(told(move || answer("200 OK", GZIPPED, &bomb)).await);
}

#[tokio::test]
async fn broken_gzip() {
    let mut broken = gzip([b"{\"purchaseOrderNumber\": \"1\"}".to_vec()]);
    broken.truncate(20);
    insta::assert_snapshot!(told(move || answer("200 OK", GZIPPED, &broken)).await);
}

#[tokio::test]
async fn an_encoding_that_nobody_asked_for() {
    let headers = "content-encoding: br\r\n";
    insta::assert_snapshot!(told(move || answer("200 OK", headers, b"\x0b\x02\x80{}\x03")).await);
}

#[tokio::test]
async fn no_utf_8() {
    let headers = "content-type: application/json\r\nx-name: \u{fc}\r\n";
    insta::assert_snapshot!(
        told(move || answer("200 OK", headers, b"{\"a\": \"\xff\xfe\"}")).await
    );
}

#[tokio::test]
async fn interim_answers_without_end() {
    let again = b"HTTP/1.1 100 Continue\r\n\r\n".repeat(100);
    insta::assert_snapshot!(told_of_endless("", again, SHORT).await);
}

#[tokio::test]
async fn a_header_without_end() {
    let head = "HTTP/1.1 200 OK\r\nx-long: ";
    insta::assert_snapshot!(told_of_endless(head, vec![b'x'; 1 << 16], LONG).await);
}

#[tokio::test]
async fn headers_without_end() {
    let again = b"x-more: more\r\n".repeat(1000);
    insta::assert_snapshot!(told_of_endless("HTTP/1.1 200 OK\r\n", again, LONG).await);
}

#[tokio::test]
async fn statuses_that_nobody_knows() {
    insta::assert_snapshot!(told(|| json("999 What", "{}")).await);
}

/// A redirect is an answer. It is not followed, neither to another host nor
/// with credentials to the same.
#[tokio::test]
async fn a_redirect_to_another_host() {
    let other = Peer::start(|_| json("404 Not Found", "")).await;
    let location = format!("location: http://localhost:{}/\r\n", other.port());
    let peer = Peer::start(move |_| answer("307 Temporary Redirect", &location, b"")).await;
    let ran = before(&peer, LONG).await;
    assert_eq!(other.connections(), 0);
    assert_eq!(peer.connections(), 4);
    insta::assert_snapshot!(masked(&ran, &peer));
}
