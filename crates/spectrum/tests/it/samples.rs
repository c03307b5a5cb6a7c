//! Samples: valid, different everywhere, and realistic.

use std::collections::BTreeSet;

use countersign_spectrum::Spectrum;
use countersign_system::{Plan, System, Unique};
use proptest::prelude::*;
use serde_json::Value;

fn plan(lines: usize, units: usize, full: bool) -> Plan {
    Plan {
        key: "PO-1".to_owned(),
        counts: [
            ("lineItems".to_owned(), lines),
            ("lineItems[n].skuQuantities".to_owned(), units),
            ("lineItems[n].serialNumbers".to_owned(), units),
        ]
        .into(),
        keys: [("lineItems[n]".to_owned(), vec!["ABCD1234".to_owned()])].into(),
        full,
        ..Plan::default()
    }
}

#[test]
fn samples_look_real() {
    let system = Spectrum::new();
    let mut unique = Unique::new(7, 7);
    let mut told = Vec::new();
    for (message, full) in [
        ("acknowledgement", false),
        ("acknowledgement", true),
        ("full-order", true),
        ("shipment", true),
        ("search", false),
    ] {
        let sample = system.sample(message, &plan(2, 2, full), &mut unique);
        told.push(format!("{message}, full: {full}\n{sample:#}"));
    }
    insta::assert_snapshot!(told.join("\n\n"));
}

fn leaves(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => members.values().for_each(|member| leaves(member, found)),
        Value::Array(elements) => elements.iter().for_each(|element| leaves(element, found)),
        Value::String(text) => found.push(text.clone()),
        other => found.push(other.to_string()),
    }
}

proptest! {
    #[test]
    fn samples_are_valid_and_never_repeat_a_value(
        run: u64, scenario: u32, skipped in 0_u64..200, lines in 1_usize..12, units in 1_usize..6,
        full: bool, message in prop::sample::select(vec!["acknowledgement", "full-order", "shipment", "search"]),
    ) {
        let system = Spectrum::new();
        let mut unique = Unique::new(run, scenario);
        for _ in 0..skipped {
            unique.ordinal();
        }
        let sample = system.sample(message, &plan(lines, units, full), &mut unique);
        let violations = system.validate(message, &system.write(&sample));
        prop_assert_eq!(violations, Ok(Vec::new()));
        let mut found = Vec::new();
        leaves(&sample, &mut found);
        let different: BTreeSet<_> = found.iter().collect();
        prop_assert_eq!(different.len(), found.len(), "{:#}", sample);
    }
}
