//! Targets that ask for patience: 429 and 503 with Retry-After.

use countersign_journal::{ExchangeId, Verdict};

use crate::bench::{Bench, Ran};
use crate::model::Desk;
use crate::peer::{Peer, Reply, answer};

const FEATURE: &str = r#"Feature: A submission

  Scenario: Submitted
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    When order "O" is sent by "acknowledgement"
    And order "O" is looked up
    Then it is accepted [spectrum.acknowledgement.accepted]
    And order "O" is shown as one order [spectrum.lookup.known]
"#;

/// Honest, but for the first requests, which are told to come back so.
async fn busy(times: usize, status: &'static str, headers: &'static str) -> (Ran, Peer) {
    let (mut desk, mut left) = (Desk::new(), times);
    let peer = Peer::start(move |heard| {
        if left > 0 {
            left -= 1;
            return answer(status, headers, b"");
        }
        desk.answer(heard)
    })
    .await;
    (Bench::new(FEATURE, peer.url()).run().await, peer)
}

fn again_of(ran: &Ran) -> Vec<Option<u32>> {
    let again = |id: ExchangeId| id.sequence;
    let exchanges = ran.exchanges().into_iter();
    exchanges
        .map(|exchange| exchange.again_of.map(again))
        .collect()
}

/// Each try is an exchange of its own, which tells what it repeats; the last
/// one counts.
#[tokio::test]
async fn what_is_turned_away_is_sent_again() {
    for status in ["429 Too Many", "503 Busy"] {
        for headers in [
            "retry-after: 0\r\n",
            // By the answer's own clock, no time at all.
            "date: Sun, 06 Nov 1994 08:49:37 GMT\r\nretry-after: Sun, 06 Nov 1994 08:49:37 GMT\r\n",
            "date: Sun, 06 Nov 1994 08:49:37 GMT\r\nretry-after: Sunday, 06-Nov-94 08:49:36 GMT\r\n",
            // Long ago by ours.
            "retry-after: Sun, 06 Nov 1994 08:49:37 GMT\r\n",
        ] {
            let (ran, _) = busy(2, status, headers).await;
            assert_eq!(ran.each(), [Verdict::Passed], "{status} {headers}");
            assert_eq!(again_of(&ran), [None, Some(1), Some(2), None], "{headers}");
        }
    }
}

/// A date is measured by the answer's clock: an hour is more than a run has.
#[tokio::test]
async fn beyond_the_budget_nothing_is_waited_for() {
    for headers in [
        "retry-after: 3600\r\n",
        "retry-after: 99999999999999999999999\r\n",
        "date: Sun, 06 Nov 1994 08:49:37 GMT\r\nretry-after: Sun, 06 Nov 1994 09:49:37 GMT\r\n",
        "retry-after: Fri, 31 Dec 9999 23:59:59 GMT\r\n",
    ] {
        let (ran, peer) = busy(100, "429 Too Many", headers).await;
        assert_eq!(ran.each(), [Verdict::Inconclusive], "{headers}");
        assert_eq!(again_of(&ran), [None, None], "{headers}");
        assert_eq!(peer.connections(), 2);
    }
}

/// Who never has time is not asked for ever.
#[tokio::test]
async fn a_target_that_is_always_busy() {
    let (ran, peer) = busy(usize::MAX, "503 Busy", "retry-after: 0\r\n").await;
    assert_eq!(ran.each(), [Verdict::Inconclusive]);
    assert_eq!(peer.connections(), 2 * 6);
}

/// Nothing says that no work was done.
#[tokio::test]
async fn what_does_not_say_when_is_not_sent_again() {
    for (status, headers) in [
        ("503 Busy", ""),
        ("503 Busy", "retry-after: soon\r\n"),
        ("500 Oh", "retry-after: 0\r\n"),
        ("302 Found", "retry-after: 0\r\n"),
    ] {
        let (ran, _) = busy(1, status, headers).await;
        assert_eq!(again_of(&ran), [None, None], "{status} {headers}");
    }
}

/// A read that is hung up on is sent once more, and says so.
#[tokio::test]
async fn what_is_repeated_is_told() {
    let mut desk = Desk::new();
    let mut is_first = true;
    let peer = Peer::start(move |heard| {
        if heard.method() == "GET" && std::mem::take(&mut is_first) {
            return Reply::Bytes(Vec::new());
        }
        desk.answer(heard)
    })
    .await;
    let ran = Bench::new(FEATURE, peer.url()).run().await;
    assert_eq!(again_of(&ran), [None, None, Some(2)]);
}
