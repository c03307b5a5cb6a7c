//! What a run does and tells, whoever the peer is.

use std::collections::{BTreeMap, BTreeSet};

use countersign_journal::{RunEvent, Verdict};
use proptest::prelude::*;

use crate::bench::{Bench, Ran};
use crate::model::{Desk, honest};
use crate::peer::{Heard, Peer, Reply};

/// Scenarios of several requests each, some of them at once.
const FEATURE: &str = r#"Feature: Several requests

  Background:
    Given orders "A", "B" and "C" with 2 "lineItems" and 1 "skuQuantities" each

  Scenario Outline: Read back <row>
    When orders "A", "B" and "C" are sent by "acknowledgement" at once
    Then they are accepted [spectrum.acknowledgement.accepted]
    When orders "A", "B" and "C" are looked up
    Then orders "A", "B" and "C" read back as sent by "acknowledgement" [spectrum.acknowledgement.reads-back]

    Examples:
      | row |
      | 1   |
      | 2   |
      | 3   |

  Scenario Outline: Refused with <place>
    When order "A" is sent by "acknowledgement" with "<place>" missing
    And order "A" is looked up
    And order "A" is sent by "acknowledgement"
    Then the broken request is refused [spectrum.acknowledgement.required]
    And order "A" did not exist when looked up [spectrum.acknowledgement.refused-not-stored]

    Examples:
      | place               |
      | purchaseOrderNumber |
      | orderDate           |
      | lineItems           |

  Scenario: Expected wrongly
    When order "B" is sent by "acknowledgement"
    And order "B" is looked up
    Then order "B" does not exist [spectrum.lookup.unknown]

  Scenario: Stopped
    When order "unheard-of" is looked up
    Then order "B" does not exist [spectrum.lookup.unknown]
"#;

/// An endpoint that says of every submission that a part of it failed.
async fn faulty() -> Peer {
    let mut desk = Desk::new();
    Peer::start(move |heard| match desk.answer(heard) {
        Reply::Bytes(bytes) => {
            let text = String::from_utf8(bytes).expect("text");
            // As long as it was.
            let text = text.replace("\"allSuccessful\":true", "\"allSuccessful\":null");
            Reply::Bytes(text.into_bytes())
        }
        other => other,
    })
    .await
}

async fn ran(peer: &Peer, jobs: usize) -> Ran {
    let mut bench = Bench::new(FEATURE, peer.url());
    bench.jobs = jobs;
    bench.run().await
}

#[tokio::test]
async fn an_honest_peer() {
    let peer = honest().await;
    insta::assert_snapshot!(ran(&peer, 1).await.verdicts());
}

/// The events of a scenario: its beginning, then exchanges before the claims
/// that name them, claims before what is found of them, and its end.
#[tokio::test]
async fn events_of_a_scenario_come_in_order() {
    let peer = honest().await;
    let ran = ran(&peer, 16).await;
    let mut scenarios: BTreeMap<u32, Vec<&RunEvent>> = BTreeMap::new();
    for event in &ran.events {
        let ordinal = match event {
            RunEvent::ScenarioStarted { ordinal, .. }
            | RunEvent::Exchanged { ordinal, .. }
            | RunEvent::Claimed { ordinal, .. }
            | RunEvent::Found { ordinal, .. }
            | RunEvent::ScenarioFinished { ordinal, .. } => *ordinal,
            RunEvent::RunStarted { .. } | RunEvent::RunFinished { .. } => {
                panic!("these two are the caller's: {event:?}")
            }
        };
        scenarios.entry(ordinal).or_default().push(event);
    }
    assert_eq!(
        Vec::from_iter(scenarios.keys().copied()),
        Vec::from_iter(1..=8)
    );
    for (ordinal, events) in scenarios {
        in_order(ordinal, &events);
    }
}

fn in_order(ordinal: u32, events: &[&RunEvent]) {
    let [RunEvent::ScenarioStarted { .. }, middle @ .., end] = events else {
        panic!("no beginning: {events:?}");
    };
    let RunEvent::ScenarioFinished { verdict, .. } = end else {
        panic!("no end: {end:?}");
    };
    let (mut seen, mut claimed) = (BTreeSet::new(), BTreeSet::new());
    let mut worst = Verdict::Passed;
    for event in middle {
        match event {
            RunEvent::Exchanged { exchange, .. } => {
                assert_eq!(exchange.id.scenario, ordinal);
                assert!(seen.insert(exchange.id), "{} twice", exchange.id);
            }
            RunEvent::Claimed { claim, .. } => {
                claimed.insert(claim.clause.clone());
                for id in claim.exchanges.values().flatten() {
                    assert!(seen.contains(id), "{id} is claimed of before it is told");
                }
            }
            RunEvent::Found { finding, .. } => {
                let stopped = finding.verdict == Verdict::Inconclusive;
                assert!(stopped || claimed.contains(&finding.clause), "{finding:?}");
                worst = worst.max(finding.verdict);
            }
            other => panic!("in the middle: {other:?}"),
        }
    }
    let sequence = seen.iter().map(|id| id.sequence);
    let count = u32::try_from(seen.len()).expect("few");
    assert_eq!(Vec::from_iter(sequence), Vec::from_iter(1..=count));
    assert_eq!(*verdict, worst);
}

/// Findings as they are told of each scenario, the passed ones too.
fn findings(ran: &Ran) -> Vec<(u32, String)> {
    let mut findings: Vec<(u32, String)> = Vec::new();
    for event in &ran.events {
        if let RunEvent::Found { ordinal, finding } = event {
            let sentence = format!("{} {} {}", finding.verdict, finding.clause, finding.message);
            findings.push((*ordinal, sentence));
        }
    }
    // Stable: within a scenario they stay as they were told.
    findings.sort_by_key(|(ordinal, _)| *ordinal);
    findings
}

#[tokio::test]
async fn as_many_jobs_as_you_like_find_the_same() {
    let one = ran(&faulty().await, 1).await;
    let many = ran(&faulty().await, 16).await;
    assert_eq!(findings(&one), findings(&many));
    assert_eq!(one.summary.tally, many.summary.tally);
    assert!(one.summary.tally.count(Verdict::Failed) > 1);
    let of = |ran: &Ran| Vec::from_iter(ran.summary.findings.iter().map(|f| f.message.clone()));
    assert_eq!(of(&one), of(&many));
}

/// What one run of this id sends to an honest peer, but for the port.
fn sent(run_id: u64) -> Vec<Heard> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let peer = honest().await;
        let mut bench = Bench::new(FEATURE, peer.url());
        bench.run_id = run_id;
        bench.run().await;
        let port = format!("127.0.0.1:{}", peer.port());
        let mut heard = peer.heard();
        for request in &mut heard {
            request.head = request.head.replace(&port, "HOST");
        }
        // What is sent at once arrives in any order.
        heard.sort_by_key(Heard::text);
        heard
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    /// The same run id gives the same requests, another one other numbers;
    /// each number holds the run's id and is one that every target takes.
    #[test]
    fn the_run_id_decides_what_is_sent(run_id in 1_u64..1_000_000_000_000, step in 1_u64..1000) {
        let requests = sent(run_id);
        prop_assert!(requests.len() > 20);
        prop_assert_eq!(&requests, &sent(run_id));
        let (here, there) = (numbers(&requests), numbers(&sent(run_id + step)));
        prop_assert!(here.len() >= 12, "{:?}", here);
        prop_assert!(here.is_disjoint(&there), "{:?} {:?}", here, there);
        for number in here {
            prop_assert!(number.contains(&run_id.to_string()), "{}", number);
            let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
            prop_assert!(number.len() <= 30 && number.chars().all(plain), "{}", number);
        }
    }
}

/// The numbers of all orders that requests submit.
fn numbers(requests: &[Heard]) -> BTreeSet<String> {
    let bodies = requests
        .iter()
        .filter_map(|heard| serde_json::from_slice::<serde_json::Value>(&heard.body).ok());
    bodies
        .filter_map(|body| Some(body.get("purchaseOrderNumber")?.as_str()?.to_owned()))
        .collect()
}

/// Numbers in features are data too: none of them may bring the harness down.
const ODD: &str = r#"Feature: Odd numbers

  Background:
    Given order "O" with 2 "lineItems" and 1 "skuQuantities" each
    And order "N" with 0 "lineItems" and 1 "skuQuantities" each
    And orders "N4294967290" to "N4294967295" with 1 "lineItems" and 1 "skuQuantities" each
    And order "O" is accepted by "acknowledgement"
    And order "O" is looked up

  Scenario Outline: Line item <number> is sent
    When line item <number> of order "O" is sent by "shipment"
    Then it is accepted [spectrum.shipment.accepted]

    Examples:
      | number                     |
      | 0                          |
      | 3                          |
      | 99999999999999999999999999 |

  Scenario: Line item 0 in a provider state
    Given the provider state "line item has workflow status"
      | recipeSetId | line 0 of "O" |
    Then it is accepted [spectrum.shipment.accepted]

  Scenario: Line item 0 in a claim
    When order "O" is sent by "acknowledgement" 0 times
    Then the answer has a status for each line item of order "O", line item 0 failing [spectrum.acknowledgement.line-status]

  Scenario: A moment long ago
    When orders like "O" are searched by "search" from 999999999 days before to 999999999 days after at offset "+99:99"
    Then it is not accepted [spectrum.search.date]
"#;

#[tokio::test]
async fn odd_numbers() {
    let peer = honest().await;
    let mut bench = Bench::new(ODD, peer.url());
    bench.target.provider_states = Some(format!("{}/_states", peer.url()));
    let ran = bench.run().await;
    assert_eq!(ran.summary.harness_fault, None);
    insta::assert_snapshot!(ran.verdicts());
}

/// What a target does not allow, or does not have, is not tried.
const NOT_HERE: &str = r#"Feature: Not here

  @hostile
  Scenario: Hostile
    When 2 megabytes are sent by "acknowledgement"
    Then it is not accepted [spectrum.service.malformed]

  Scenario: A second partner
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    When order "O" is looked up as partner B
    Then order "O" is invisible to partner B [spectrum.lookup.partner]
"#;

#[tokio::test]
async fn what_a_target_does_not_have_is_skipped() {
    let peer = honest().await;
    let mut bench = Bench::new(NOT_HERE, peer.url());
    bench.target.hostile = false;
    bench.target.partners.truncate(1);
    let ran = bench.run().await;
    assert_eq!(peer.connections(), 0);
    insta::assert_snapshot!(ran.verdicts());
}
