//! The kill matrix: a row for each fault, whichever clauses it breaks.

use std::collections::BTreeMap;

use countersign_journal::ClauseId;
use countersign_report::{FaultReference, Proof, Record, Reference};

use super::read::read;
use super::{orchard, page};

fn fault(system: &str, name: &str, killed_by: &[&str]) -> FaultReference {
    FaultReference {
        system: system.to_owned(),
        name: name.to_owned(),
        about: format!("The {system} forgets."),
        killed_by: killed_by.iter().map(|&name| name.to_owned()).collect(),
        waived: None,
    }
}

/// A fault of two clauses is seen where either shows it; one of another system
/// is another, and one of a system that was not run says nothing of the run.
#[test]
fn a_fault_is_seen_where_any_of_its_clauses_shows_it() {
    let faults = [
        (
            "orchard.basket.accepted",
            vec![fault("orchard", "forgets", &[])],
        ),
        (
            "orchard.basket.kept",
            vec![fault("orchard", "forgets", &["orchard/One"])],
        ),
        ("mill.basket.kept", vec![fault("mill", "forgets", &[])]),
        (
            "press.oil.kept",
            vec![fault("press", "leaks", &["press/One"])],
        ),
    ];
    let faults = faults.map(|(clause, faults)| (ClauseId::from(clause), faults));
    let reference = Reference {
        proof: Some(Proof {
            version: "0.1.0".to_owned(),
            at: "2026-01-01T02:03:04.5Z".to_owned(),
            left_out: Vec::new(),
            faults: BTreeMap::from(faults),
        }),
        ..Reference::default()
    };
    let page = page(&Record::of(orchard::run(4, false)), &reference);
    let section = page.split("<section id=\"proof\"").nth(1);
    let section = section.and_then(|rest| rest.split("</section>").next());
    let text = read(&format!("<section{}", section.expect("a matrix")));
    let rows: Vec<_> = text.lines().filter(|line| line.contains("seen")).collect();
    assert!(text.contains("The suite saw 1 of 2 faults."), "{text}");
    assert_eq!(rows, ["✗ unseen | forgets", "✓ seen | forgets"], "{text}");
    assert!(
        text.contains("orchard.basket.accepted orchard.basket.kept | | orchard/One"),
        "{text}"
    );
    assert!(!text.contains("leaks"), "{text}");
    let made = "Proven by Countersign 0.1.0, 2026-01-01 02:03:04 UTC.\n";
    assert!(text.contains(made), "{text}");
    for system in ["orchard", "mill"] {
        let id = format!("id=\"fault={system}/forgets\"");
        assert_eq!(page.matches(&id).count(), 1, "{id}");
    }
}
