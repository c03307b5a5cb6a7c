//! Bodies as deep as a peer likes, and encodings within encodings.

use std::io::Write as _;

use countersign_journal::{Outcome, Verdict};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::bench::Bench;
use crate::peer::{Peer, answer};

const FEATURE: &str = r#"Feature: A read

  Scenario: Read
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    When order "O" is looked up
    Then order "O" is shown as one order [spectrum.lookup.known]
"#;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).expect("memory takes everything");
    encoder.finish().expect("memory takes everything")
}

/// The verdict on a peer that answers so, and why a request was not answered.
async fn told(headers: &'static str, body: Vec<u8>) -> (Verdict, String) {
    let peer = Peer::start(move |_| answer("200 OK", headers, &body)).await;
    let ran = Bench::new(FEATURE, peer.url()).run().await;
    assert_eq!(ran.summary.harness_fault, None);
    let because = match &ran.exchanges()[0].outcome {
        Outcome::Unanswered { because, .. } => because.clone(),
        Outcome::Answered(_) => String::new(),
    };
    (ran.each()[0], because)
}

/// 100,000 levels: no stack is deep enough for who descends them.
#[tokio::test]
async fn json_as_deep_as_one_likes() {
    const LEVELS: usize = 100_000;
    let headers = "content-type: application/json\r\n";
    let lists = ["[".repeat(LEVELS), "]".repeat(LEVELS)].concat();
    let objects = ["{\"a\":".repeat(LEVELS), "}".repeat(LEVELS)].concat();
    let inside = format!("{{\"purchaseOrderNumber\": {lists}}}");
    for body in [lists, objects, "[".repeat(LEVELS), inside] {
        let (verdict, because) = told(headers, body.into_bytes()).await;
        assert_eq!(verdict, Verdict::Failed, "it is no valid order: {because}");
    }
}

#[tokio::test]
async fn an_encoding_within_an_encoding() {
    let bomb = gzip(&gzip(&vec![b' '; 32 << 20]));
    let headers = "content-type: application/json\r\ncontent-encoding: gzip, gzip\r\n";
    let (verdict, because) = told(headers, bomb.clone()).await;
    assert_eq!(verdict, Verdict::Inconclusive);
    assert!(because.contains("`gzip, gzip`"), "{because}");
    let headers = "content-encoding: gzip\r\ncontent-encoding: gzip\r\n";
    assert_eq!(told(headers, bomb.clone()).await.0, Verdict::Inconclusive);
    // Said once, one layer is undone, and what is left is no JSON.
    let headers = "content-type: application/json\r\ncontent-encoding: gzip\r\n";
    assert_eq!(told(headers, bomb).await.0, Verdict::Failed);
}

/// A bomb in a thousand members, each of them small.
#[tokio::test]
async fn a_bomb_of_many_members() {
    let member = gzip(&vec![b' '; 1 << 16]);
    let headers = "content-type: application/json\r\ncontent-encoding: gzip\r\n";
    let (verdict, because) = told(headers, member.repeat(1000)).await;
    assert_eq!(verdict, Verdict::Inconclusive);
    assert!(because.contains("unpacks to more than 16 MiB"), "{because}");
}
