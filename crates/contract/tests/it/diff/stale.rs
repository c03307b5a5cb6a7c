//! What changes make stale beyond the contract.

use countersign_contract::diff::stale::StaleList;
use countersign_contract::{Modality, diff};

use crate::texts::{contract, system};

const FEATURE: &str = r#"Feature: Shipments

  Scenario: A notification is taken
    Given order "O"
    Then order "O" shows it [spectrum.shipment.accepted]

  Scenario: Nothing else changes
    Then nothing else has changed [spectrum.shipment.only-named]
    And it is answered [spectrum.shipment.accepted-somehow]

  Scenario Outline: A required field that is not there: <place> <edit>
    Then the broken request is refused [<clause>]

    Examples:
      | place                    | edit    | clause                     |
      | lineItems[0].recipeSetId | missing | spectrum.other.required    |
      | orderDate                | null    | spectrum.shipment.accepted |
"#;

const BASELINE: &str = r#"# Known.

[[finding]]
clause = "spectrum.shipment.only-named"
scenario = "Elsewhere"
verdict = "failed"

[[finding]]
clause = "spectrum.other"
scenario = "A notification is taken"

[[finding]]
clause = "spectrum.shipment.accepted"
scenario = "Elsewhere"
"#;

#[test]
fn scenarios_and_entries_of_a_clause() {
    let old = contract(&system("spectrum")).expect("the texts have no problem");
    let mut new = old.clone();
    let mut clauses = new.clauses.iter_mut();
    let clause = clauses.find(|clause| clause.id == "spectrum.shipment.accepted");
    clause.expect("the clause is there").modality = Modality::Should;
    let changes = diff(&old, &new);
    let features = [("shipment.feature", FEATURE), ("broken.feature", "| [ ]\n")];
    let baselines = [("known.toml", BASELINE), ("broken.toml", "[[finding")];
    let stale = StaleList::of(&changes, &features, &baselines);
    insta::assert_debug_snapshot!(stale);
    assert!(StaleList::of(&[], &features, &baselines).is_empty());
}

#[test]
fn scenarios_that_try_a_field() {
    let old = contract(&system("spectrum")).expect("the texts have no problem");
    let mut new = old.clone();
    for message in &mut new.messages {
        for field in &mut message.fields {
            if field.path.as_str() == "lineItems[n].recipeSetId" {
                field.max = Some(8);
            }
        }
    }
    let changes = diff(&old, &new);
    let stale = StaleList::of(&changes, &[("shipment.feature", FEATURE)], &[]);
    let found: Vec<_> = stale
        .scenarios
        .iter()
        .map(|one| (one.line, one.fields.clone()))
        .collect();
    assert_eq!(found, [(11, vec!["lineItems[n].recipeSetId".to_owned()])]);
}
