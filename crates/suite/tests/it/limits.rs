//! What a scenario asks for and cannot have: numbers that nothing has, and
//! what a target does not allow.

use crate::bench::Bench;
use crate::model::honest;

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
