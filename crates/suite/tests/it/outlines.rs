//! What becomes of an outline: one scenario a row.

use std::fmt::Write as _;

use countersign_journal::RunEvent;

use crate::bench::Bench;
use crate::peer::{Peer, json};

const FEATURE: &str = r#"@topic
Feature: Outlines

  Background:
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each

  @plain
  Scenario: No outline
    When order "O" is looked up
    Then order "O" does not exist [spectrum.lookup.unknown]

  @outline
  Scenario Outline: A <field> that is <how>
    When order "O" is sent by "acknowledgement" altered
      | <field>   | <how>        |
      | orderDate | text "<how>" |
    Then it is not accepted [<clause>]

    @first
    Examples:
      | field     | how     | clause                        |
      | brandId   | missing | spectrum.acknowledgement.kind |
      | countryId | null    | spectrum.acknowledgement.kind |

    @second @last
    Examples:
      | clause                        | how     | field |
      | spectrum.acknowledgement.kind | a list  | brand |

  Scenario Outline: A name without a placeholder
    When order "O" is looked up
    Then order "O" does not exist [<clause>]

    Examples:
      | clause                  |
      | spectrum.lookup.unknown |
      | spectrum.lookup.exact   |
"#;

/// Names, lines and tags as they are told, bodies as they are sent.
#[tokio::test]
async fn a_row_fills_names_steps_tables_and_clauses() {
    let peer = Peer::start(|_| json("404 Not Found", "")).await;
    let ran = Bench::new(FEATURE, peer.url()).run().await;
    let mut text = String::new();
    for event in &ran.events {
        let _ = match event {
            RunEvent::ScenarioStarted {
                ordinal,
                scenario,
                topic,
                location,
                tags,
                row,
                ..
            } => writeln!(
                text,
                "{ordinal} {scenario}\n  {topic} | {location} | {tags:?}\n  {}",
                serde_json::json!(row)
            ),
            RunEvent::Claimed { claim, .. } if !claim.step.starts_with("standing") => {
                writeln!(text, "  {} [{}]", claim.step, claim.clause)
            }
            RunEvent::Exchanged { exchange, .. } => {
                let body: serde_json::Value =
                    serde_json::from_slice(&exchange.request.body.0).unwrap_or_default();
                let (method, date) = (&exchange.request.method, &body["orderDate"]);
                let of = |name: &str| body.get(name).map(|_| format!(" {name}: {}", body[name]));
                let others: String = ["brandId", "countryId", "brand"]
                    .into_iter()
                    .filter_map(of)
                    .collect();
                writeln!(text, "  {method} orderDate: {date}{others}")
            }
            _ => Ok(()),
        };
    }
    insta::assert_snapshot!(text);
}
