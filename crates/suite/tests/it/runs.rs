//! What a run does and tells, whoever the peer is.

use std::collections::{BTreeMap, BTreeSet};

use countersign_check::{Exchanges, judge};
use countersign_journal::{RunEvent, Verdict};
use countersign_spectrum::Spectrum;

use crate::bench::{Bench, Ran};
use crate::model::{Desk, honest};
use crate::peer::{Peer, Reply};

/// Scenarios of several requests each, some of them at once.
pub(crate) const FEATURE: &str = r#"Feature: Several requests

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
            | RunEvent::Stopped { ordinal, .. }
            | RunEvent::Found { ordinal, .. }
            | RunEvent::ScenarioFinished { ordinal, .. } => *ordinal,
            RunEvent::RunStarted { .. }
            | RunEvent::Noticed { .. }
            | RunEvent::RunFinished { .. } => {
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
            RunEvent::Stopped { clause, .. } => {
                claimed.insert(clause.clone());
            }
            RunEvent::Found { finding, .. } => {
                assert!(claimed.contains(&finding.clause), "{finding:?}");
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

/// What was found live is found again in the journal, without a peer.
#[tokio::test]
async fn the_journal_gives_the_same_findings() {
    let peer = faulty().await;
    let ran = ran(&peer, 4).await;
    let (mut exchanges, mut live, mut again) = (Exchanges::default(), Vec::new(), Vec::new());
    let mut stops = 0;
    for event in &ran.events {
        let line = serde_json::to_string(event).expect("an event is JSON");
        match serde_json::from_str(&line).expect("and is read back") {
            RunEvent::Exchanged { exchange, .. } => exchanges.add(exchange),
            RunEvent::Claimed { claim, .. } => {
                again.extend(judge(&Spectrum::new(), &exchanges, &claim));
            }
            RunEvent::Found { finding, .. } => live.push(finding),
            // A stop is no claim's finding.
            RunEvent::ScenarioFinished { because, .. } => stops += usize::from(because.is_some()),
            _ => {}
        }
    }
    live.retain(|finding| again.contains(finding));
    again.retain(|finding| live.contains(finding));
    assert_eq!(live, again);
    let found = ran
        .events
        .iter()
        .filter(|event| matches!(event, RunEvent::Found { .. }));
    assert_eq!(found.count(), live.len() + stops);
}
