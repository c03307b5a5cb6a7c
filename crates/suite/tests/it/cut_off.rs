//! Connections that end, stall or turn in circles at every stage.

use std::time::Duration;

use countersign_journal::{Outcome, Verdict};

use crate::bench::{Bench, Ran};
use crate::peer::{Peer, Reply, answer};

/// One read, which may be made again, and one submission, which may not.
const FEATURE: &str = r#"Feature: A read and a submission

  Background:
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each

  Scenario: Read
    When order "O" is looked up
    Then order "O" is shown as one order [spectrum.lookup.known]

  Scenario: Submitted
    When order "O" is sent by "acknowledgement"
    Then it is accepted [spectrum.acknowledgement.accepted]
"#;

const SHORT: Duration = Duration::from_millis(300);

async fn before(peer: &Peer) -> Ran {
    let mut bench = Bench::new(FEATURE, peer.url());
    bench.target.request_timeout = SHORT;
    bench.run().await
}

/// Nothing passes, nobody is accused, and the harness is sound.
fn assert_inconclusive(ran: &Ran, what: &str) {
    assert_eq!(ran.summary.harness_fault, None, "{what}");
    assert_eq!(ran.each(), [Verdict::Inconclusive; 2], "{what}");
}

const WHOLE: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 22\r\n\r\n{\"allSuccessful\":true}";

/// Wherever an answer ends, it is no answer; a submission is not sent again.
#[tokio::test]
async fn an_answer_that_ends_at_any_byte() {
    for end in 0..WHOLE.len() {
        let peer = Peer::start(move |_| Reply::Bytes(WHOLE.as_bytes()[..end].to_vec())).await;
        let ran = before(&peer).await;
        assert_inconclusive(&ran, &WHOLE[..end]);
        let heard = peer.heard();
        let sent = heard
            .iter()
            .filter(|heard| heard.method() == "POST")
            .count();
        assert_eq!(sent, 1, "a submission was sent again: {:?}", &WHOLE[..end]);
    }
}

/// A connection of which one half is closed, or that simply stays open.
#[tokio::test]
async fn an_answer_that_stalls_at_a_stage() {
    for stage in ["HTTP/1.1 2", "HTTP/1.1 200 OK\r\ncontent-", "{\"all", ""] {
        let end = WHOLE.find(stage).map_or(0, |at| at + stage.len());
        let peer = Peer::start(move |_| Reply::Stalled(WHOLE.as_bytes()[..end].to_vec())).await;
        let ran = before(&peer).await;
        assert_inconclusive(&ran, stage);
        for exchange in ran.exchanges() {
            let outcome = &exchange.outcome;
            let late = matches!(outcome, Outcome::Unanswered { timed_out: true, because, .. } if because.contains("within"));
            assert!(late, "{outcome:?}");
        }
    }
}

/// Slow, but never silent: the time is that of the whole answer.
#[tokio::test]
async fn an_answer_byte_by_byte() {
    let peer = Peer::start(|_| Reply::Drip(WHOLE.as_bytes().to_vec())).await;
    let ran = before(&peer).await;
    assert_inconclusive(&ran, "a drip");
    // A drop in time is an answer like any other.
    let peer = Peer::start(|_| Reply::Drip(b"HTTP/1.1 500 \r\n\r\n".to_vec())).await;
    let mut bench = Bench::new(FEATURE, peer.url());
    bench.target.request_timeout = Duration::from_secs(30);
    assert_eq!(bench.run().await.each(), [Verdict::Failed; 2]);
}

/// Two lengths of a body that differ, and one that is no number.
#[tokio::test]
async fn lengths_that_contradict_each_other() {
    for lengths in [
        "content-length: 2\r\ncontent-length: 22\r\n",
        "content-length: 2, 22\r\n",
        "content-length: -1\r\n",
        "content-length: 99999999999999999999999\r\n",
    ] {
        let text = format!("HTTP/1.1 200 OK\r\n{lengths}\r\n{{\"allSuccessful\":true}}");
        let peer = Peer::start(move |_| Reply::Bytes(text.clone().into_bytes())).await;
        assert_inconclusive(&before(&peer).await, lengths);
    }
}

/// The same length twice is one length.
#[tokio::test]
async fn a_length_said_twice() {
    let text = "HTTP/1.1 500 Oh\r\ncontent-length: 2\r\ncontent-length: 2\r\n\r\n{}";
    let peer = Peer::start(|_| Reply::Bytes(text.as_bytes().to_vec())).await;
    assert_eq!(before(&peer).await.each(), [Verdict::Failed; 2]);
}

/// Each redirect is an answer, and none is followed.
#[tokio::test]
async fn redirects_in_a_circle() {
    for status in [
        "301 Moved",
        "302 Found",
        "303 See",
        "307 Again",
        "308 For ever",
    ] {
        let headers = "location: /api/order/acknowledgement\r\n";
        let peer = Peer::start(move |_| answer(status, headers, b"")).await;
        let ran = before(&peer).await;
        assert_eq!(peer.connections(), 2, "{status}");
        assert!(!ran.each().contains(&Verdict::Passed), "{status}");
        assert_eq!(ran.summary.harness_fault, None, "{status}");
    }
}
