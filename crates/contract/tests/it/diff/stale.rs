//! What changes make stale beyond the contract.

use countersign_contract::diff::stale::{BaselineEntry, StaleList};
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

/// Entries of a baseline, by clause and scenario.
const ENTRIES: &[(&str, &str)] = &[
    (
        "spectrum.shipment.only-named",
        "spectrum/shipment/Elsewhere",
    ),
    ("spectrum.shipment.accepted", "spectrum/shipment/Elsewhere"),
    (
        "spectrum.other",
        "spectrum/shipment/A notification is taken",
    ),
    ("spectrum.other", "spectrum/search/A notification is taken"),
    ("spectrum.other", "other/shipment/A notification is taken"),
    ("spectrum.other", "A notification is taken"),
    (
        "spectrum.other",
        "spectrum/shipment/A required field that is not there: orderDate null",
    ),
    (
        "spectrum.other",
        "spectrum/shipment/A required field that is there: orderDate null",
    ),
];

fn entries() -> Vec<BaselineEntry> {
    let entries = (1..)
        .zip(ENTRIES)
        .map(|(line, (clause, scenario))| BaselineEntry {
            file: "known.toml".to_owned(),
            line,
            clause: (*clause).to_owned(),
            scenario: (*scenario).to_owned(),
        });
    entries.collect()
}

#[test]
fn scenarios_and_entries_of_a_clause() {
    let old = contract(&system("spectrum")).expect("the texts have no problem");
    let mut new = old.clone();
    let mut clauses = new.clauses.iter_mut();
    let clause = clauses.find(|clause| clause.id == "spectrum.shipment.accepted");
    clause.expect("the clause is there").modality = Modality::Should;
    let changes = diff(&old, &new);
    let features = [
        ("features/shipment.feature", FEATURE),
        ("broken.feature", "| [ ]\n"),
    ];
    let stale = StaleList::of("spectrum", &changes, &features, &entries());
    insta::assert_debug_snapshot!(stale);
    assert!(StaleList::of("spectrum", &[], &features, &entries()).is_empty());
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
    let stale = StaleList::of("spectrum", &changes, &[("shipment.feature", FEATURE)], &[]);
    let found: Vec<_> = stale
        .scenarios
        .iter()
        .map(|one| (one.line, one.fields.clone()))
        .collect();
    assert_eq!(found, [(11, vec!["lineItems[n].recipeSetId".to_owned()])]);
}

/// An id names a row of an outline with its cells filled in, wherever they
/// stand in the name; where they stand nowhere, behind it.
#[test]
fn rows_of_outlines() {
    let old = contract(&system("spectrum")).expect("the texts have no problem");
    let mut new = old.clone();
    new.clauses
        .retain(|clause| clause.id != "spectrum.shipment.accepted");
    let changes = diff(&old, &new);
    for (name, id, is_stale) in [
        ("A <what> B", "A lost B", true),
        ("A <what> B", "A lost C", false),
        ("<one> and <other>", "this and that", true),
        ("<one> and <other>", "this or that", false),
        ("<a><b>", "both", true),
        ("Fewer than < or >", "Fewer than < or >", true),
        ("Any of them", "Any of them (7, 8)", true),
        ("Any of them", "Any of them but one", false),
    ] {
        let feature =
            format!("  Scenario: {name}\n    Then it is so [spectrum.shipment.accepted]\n");
        let entry = BaselineEntry {
            file: "known.toml".to_owned(),
            line: 1,
            clause: "spectrum.other".to_owned(),
            scenario: format!("spectrum/any/{id}"),
        };
        let stale = StaleList::of("spectrum", &changes, &[("any.feature", &feature)], &[entry]);
        assert_eq!(!stale.entries.is_empty(), is_stale, "{name}: {id}");
    }
}
