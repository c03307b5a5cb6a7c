//! How a step breaks a message: what is sent at a place, for each way to say
//! it. The peer refuses all, so that nothing else is sent.

use std::fmt::Write as _;

use serde_json::Value;

use crate::bench::Bench;
use crate::peer::{Peer, json};

const FEATURE: &str = r#"Feature: Edits

  Scenario Outline: <place> <edit>
    Given orders "O" and "P" with 2 "lineItems" and 1 "skuQuantities" each
    When order "O" is sent by "acknowledgement" with "<place>" <edit>
    Then it is not accepted [spectrum.acknowledgement.kind]

    Examples:
      | place                              | edit                 |
      | purchaseOrderNumber                | missing              |
      | purchaseOrderNumber                | null                 |
      | purchaseOrderNumber                | an object            |
      | purchaseOrderNumber                | a list               |
      | purchaseOrderNumber                | a text               |
      | purchaseOrderNumber                | a boolean            |
      | purchaseOrderNumber                | text "say "when" ü"  |
      | purchaseOrderNumber                | number 1.50          |
      | purchaseOrderNumber                | number one           |
      | purchaseOrderNumber                | texts "a" and "b"    |
      | lineItems                          | empty                |
      | lineItems[1]                       | missing              |
      | lineItems[1]                       | null                 |
      | lineItems[1].recipeSetId           | unknown              |
      | lineItems[1].recipeSetId           | taken from order "P" |
      | lineItems[1].recipeSetId           | taken from order "Q" |
      | lineItems[0].skuQuantities[0].sku  | a text               |
      | lineItems[2]                       | a text               |
      | lineItems[9]                       | a text               |
      | nowhere.to.be.found                | a text               |
      | somethingElse                      | a text               |
      | purchaseOrderNumber, orderDate     | missing              |
"#;

/// What is in a body at a place such as `lineItems[1].recipeSetId`.
fn at(body: &Value, place: &str) -> String {
    let pointer = place.replace('[', "/").replace(']', "").replace('.', "/");
    body.pointer(&format!("/{pointer}"))
        .map_or_else(|| "absent".to_owned(), Value::to_string)
}

#[tokio::test]
async fn each_edit_alters_its_place_alone() {
    let peer = Peer::start(|_| json("400 Bad Request", "")).await;
    let rows = FEATURE.lines().skip_while(|line| !line.contains("| place"));
    let mut text = String::new();
    for row in rows.skip(1) {
        let head: Vec<&str> = FEATURE
            .split_inclusive("edit                 |\n")
            .collect();
        let sent = peer.heard().len();
        let ran = Bench::new(&format!("{}{row}\n", head[0]), peer.url())
            .run()
            .await;
        let place = row.split('|').nth(1).unwrap_or_default().trim();
        let edit = row.split('|').nth(2).unwrap_or_default().trim();
        let _ = match peer.heard().get(sent) {
            Some(heard) => {
                let body: Value = serde_json::from_slice(&heard.body).expect("JSON");
                let places: Vec<String> = place.split(", ").map(|place| at(&body, place)).collect();
                let items = body["lineItems"].as_array().map_or(0, Vec::len);
                writeln!(
                    text,
                    "{place} {edit}: {} ({items} line items)",
                    places.join(", ")
                )
            }
            None => writeln!(text, "{place} {edit}: {}", ran.summary.findings[0].message),
        };
    }
    insta::assert_snapshot!(text);
}
