//! What a target has accepted it may show a while later, the first time.

use std::time::Duration;

use countersign_journal::Verdict;

use crate::bench::{Bench, Ran};
use crate::model::Desk;
use crate::peer::{Heard, Peer, json};

/// A lookup after another's, and a search for what no lookup has shown.
const FEATURE: &str = r#"Feature: Late

  Scenario: A lookup beside a refused one
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    When order "O" is looked up as nobody
    And order "O" is looked up
    Then order "O" is shown as one order [spectrum.lookup.known]

  Scenario: A search
    Given orders "O" and "P" with 1 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "O" is looked up
    When order "P" is sent by "acknowledgement"
    And orders like "O" are searched by "search" from 1 minute before to 1 hour after
    Then the search finds orders "O" and "P" [spectrum.search.found]
"#;

/// Shows nothing in the first answers to lookups, and to searches.
async fn run(lookups: usize, searches: usize, settle: Duration) -> (Ran, Vec<Heard>) {
    let (mut lookups, mut searches) = (lookups, searches);
    let mut desk = Desk::new();
    let peer = Peer::start(move |heard| {
        let reply = desk.answer(heard);
        let (left, nothing) = match heard.path() {
            path if path.ends_with("/search") => (&mut searches, json("200 OK", "[]")),
            path if path.contains("/order-number/") => {
                (&mut lookups, json("404 Not Found", "{\"error\":\"none\"}"))
            }
            _ => return reply,
        };
        let is_let_in = heard.header("spectrum_api_token").is_some();
        if *left == 0 || !is_let_in {
            return reply;
        }
        *left -= 1;
        nothing
    })
    .await;
    let mut bench = Bench::new(FEATURE, peer.url());
    bench.target.settle = settle;
    let ran = bench.run().await;
    (ran, peer.heard())
}

#[tokio::test]
async fn what_was_accepted_is_waited_for() {
    let (ran, _) = run(2, 2, Duration::from_secs(30)).await;
    assert_eq!(ran.each(), [Verdict::Passed; 2], "{}", ran.verdicts());
}

#[tokio::test]
async fn who_shows_at_once_is_asked_once() {
    let (ran, heard) = run(0, 0, Duration::from_secs(30)).await;
    assert_eq!(ran.each(), [Verdict::Passed; 2], "{}", ran.verdicts());
    let searches = heard.iter().filter(|it| it.path().ends_with("/search"));
    assert_eq!(searches.count(), 1);
}

#[tokio::test]
async fn what_is_never_found_is_told_at_the_deadline() {
    let (ran, _) = run(0, usize::MAX, Duration::ZERO).await;
    assert_eq!(
        ran.each(),
        [Verdict::Passed, Verdict::Failed],
        "{}",
        ran.verdicts()
    );
}
