//! A target that answers nothing any more is not tried for ever.

use countersign_journal::{Outcome, RunEvent, Verdict};

use crate::bench::{Bench, Ran};
use crate::peer::{Peer, Reply, json};

/// Twenty lookups, a scenario each.
fn feature() -> String {
    let rows: String = (1..=20).map(|row| format!("      | {row} |\n")).collect();
    format!(
        r#"Feature: Patience

  Scenario Outline: Lookup <row>
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    When order "O" is looked up
    Then order "O" does not exist [spectrum.lookup.unknown]

    Examples:
      | row |
{rows}"#
    )
}

/// What the exchanges say that were not even sent.
fn untried(ran: &Ran) -> Vec<&str> {
    let untried = ran.events.iter().filter_map(|event| match event {
        RunEvent::Exchanged { exchange, .. } if !exchange.was_sent() => match &exchange.outcome {
            Outcome::Unanswered { because, .. } => Some(because.as_str()),
            Outcome::Answered(_) => None,
        },
        _ => None,
    });
    untried.collect()
}

/// Nothing that can be read as HTTP.
fn banner() -> Reply {
    Reply::Bytes(b"SSH-2.0-OpenSSH_9\r\n".to_vec())
}

#[tokio::test]
async fn after_eight_unanswered_requests_the_rest_is_not_tried() {
    let peer = Peer::start(|_| banner()).await;
    let ran = Bench::new(&feature(), peer.url()).run().await;
    assert_eq!(ran.each(), [Verdict::Inconclusive; 20]);
    assert_eq!(peer.connections(), 8);
    assert_eq!(untried(&ran).len(), 12);
    insta::assert_snapshot!(untried(&ran)[0]);
}

/// A status line that is none is no other protocol: what is known of it is told.
#[tokio::test]
async fn a_broken_status_line_is_told_as_such() {
    for line in ["HTTP/1.1 200 O\u{1b}K", "HTTP/1.1 2x0 OK"] {
        let peer = Peer::start(move |_| Reply::Bytes(format!("{line}\r\n\r\n").into())).await;
        let ran = Bench::new(&feature(), peer.url()).run().await;
        let mut found = ran.events.iter().filter_map(|event| match event {
            RunEvent::Exchanged { exchange, .. } => Some(&exchange.outcome),
            _ => None,
        });
        let first = found.next().expect("it was asked");
        assert!(
            matches!(first, Outcome::Unanswered { because, .. } if because.contains("status line")),
            "{line}: {first:?}"
        );
    }
}

/// One answer, and the target is there again.
#[tokio::test]
async fn an_answer_in_between_starts_the_count_anew() {
    let mut count = 0;
    let peer = Peer::start(move |_| {
        count += 1;
        if count % 8 == 0 {
            json("404 Not Found", "")
        } else {
            banner()
        }
    })
    .await;
    let ran = Bench::new(&feature(), peer.url()).run().await;
    assert_eq!(peer.connections(), 20);
    assert_eq!(untried(&ran), Vec::<&str>::new());
}

/// Who takes more than a second to hang up costs the run as much as one that
/// does not answer: the head breaks off after 130 bytes, a hundredth of a second
/// apart.
#[tokio::test]
async fn hanging_up_late_is_being_gone() {
    let head = format!("HTTP/1.1 200 OK\r\nx-long: {}", "x".repeat(105));
    let peer = Peer::start(move |_| Reply::Drip(head.clone().into_bytes())).await;
    let mut bench = Bench::new(&feature(), peer.url());
    bench.jobs = 20;
    let ran = bench.run().await;
    assert_eq!(ran.each(), [Verdict::Inconclusive; 20]);
    // Those that are under way are not called back; few are sent again.
    assert!(peer.connections() < 40, "{}", peer.connections());
    assert!(!untried(&ran).is_empty());
}

/// Who hangs up at once is there: each lookup is sent twice, to the last.
#[tokio::test]
async fn hanging_up_is_not_being_gone() {
    let peer = Peer::start(|_| Reply::Bytes(Vec::new())).await;
    let ran = Bench::new(&feature(), peer.url()).run().await;
    assert_eq!(ran.each(), [Verdict::Inconclusive; 20]);
    assert_eq!(peer.connections(), 40);
    assert_eq!(untried(&ran), Vec::<&str>::new());
}
