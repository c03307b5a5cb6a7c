//! Samples keep to the contract and to the plan.

use std::collections::BTreeSet;

use countersign_system::{Plan, System, Unique};
use proptest::prelude::*;
use serde_json::Value;

use crate::invented::{pack, parcels};

const SETTINGS: &str = "
[entity]
list = \"pieces\"
list-key = \"barcode\"
status = \"state\"
";

fn plan(full: bool) -> Plan {
    Plan {
        key: "CS1-2-3".to_owned(),
        full,
        counts: [("pieces".to_owned(), 2), ("pieces[n].tags".to_owned(), 2)].into(),
        keys: [(
            "pieces[n]".to_owned(),
            vec!["AA".to_owned(), "BB".to_owned()],
        )]
        .into(),
        ..Plan::default()
    }
}

#[test]
fn a_sample_holds_what_is_required_and_the_plan_s_keys() {
    let pack = pack(parcels(), SETTINGS);
    let samples =
        [false, true].map(|full| pack.sample("new-parcel", &plan(full), &mut Unique::new(7, 1)));
    insta::assert_json_snapshot!(samples);
}

/// A condition that the plan wants met calls for its field.
#[test]
fn a_variant_meets_a_condition() {
    let pack = pack(parcels(), SETTINGS);
    let plan = Plan {
        variants: vec!["with country US".to_owned()],
        ..plan(false)
    };
    let sample = pack.sample("new-parcel", &plan, &mut Unique::new(7, 1));
    assert_eq!(sample["recipient"]["country"], "US");
    assert!(sample["recipient"]["region"].is_string(), "{sample}");
}

/// The leaves of a tree that are texts or numbers.
fn leaves(tree: &Value, found: &mut Vec<String>) {
    match tree {
        Value::Object(members) => members.values().for_each(|it| leaves(it, found)),
        Value::Array(elements) => elements.iter().for_each(|it| leaves(it, found)),
        Value::Bool(_) | Value::Null => {}
        other => found.push(other.to_string()),
    }
}

proptest! {
    /// Whatever the run and the plan: valid, and every value different.
    #[test]
    fn samples_are_valid_and_no_value_is_twice(run in any::<u64>(), scenario in any::<u32>(), full in any::<bool>()) {
        let pack = pack(parcels(), SETTINGS);
        let sample = pack.sample("new-parcel", &plan(full), &mut Unique::new(run, scenario));
        prop_assert_eq!(pack.validate("new-parcel", &pack.write(&sample)), Ok(Vec::new()));
        let mut found = Vec::new();
        leaves(&sample, &mut found);
        let different: BTreeSet<_> = found.iter().collect();
        prop_assert_eq!(different.len(), found.len(), "{}", sample);
    }
}
