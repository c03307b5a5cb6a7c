//! What schemars says of the generated types has the structure of the
//! generated schemas: members, lists, what is required, kinds.

use std::collections::BTreeSet;

use countersign_spectrum::generated::{
    acknowledgement, acknowledgement_answer, conflict, error, full_order, order, search, shipment,
    shipment_accepted, shipment_fault, shipment_refused,
};
use schemars::schema_for;
use serde_json::Value;

use super::contract;
use super::judges::schema_of;

#[test]
fn schemars_says_the_same_of_every_message() {
    let by_schemars = [
        (
            "acknowledgement",
            schema_for!(acknowledgement::Acknowledgement<'_>),
        ),
        (
            "acknowledgement-answer",
            schema_for!(acknowledgement_answer::AcknowledgementAnswer<'_>),
        ),
        ("conflict", schema_for!(conflict::Conflict<'_>)),
        ("error", schema_for!(error::Error<'_>)),
        ("full-order", schema_for!(full_order::FullOrder<'_>)),
        ("search", schema_for!(search::Search<'_>)),
        ("order", schema_for!(order::Order<'_>)),
        ("shipment", schema_for!(shipment::Shipment<'_>)),
        (
            "shipment-accepted",
            schema_for!(shipment_accepted::ShipmentAccepted<'_>),
        ),
        (
            "shipment-refused",
            schema_for!(shipment_refused::ShipmentRefused<'_>),
        ),
        (
            "shipment-fault",
            schema_for!(shipment_fault::ShipmentFault<'_>),
        ),
    ];
    let here: BTreeSet<&str> = by_schemars.iter().map(|(name, _)| *name).collect();
    let contract = contract();
    let documented = contract
        .messages
        .iter()
        .map(|message| message.name.as_str());
    assert_eq!(here, documented.collect(), "every message is here");
    for (name, schema) in by_schemars {
        assert_eq!(
            outline(schema.as_value()),
            outline(&schema_of(name)),
            "{name}"
        );
    }
}

/// The structure as lines of text: a path, its kinds, and what it requires.
fn outline(schema: &Value) -> String {
    let mut lines = BTreeSet::new();
    describe(schema, schema, String::new(), &mut lines);
    assert!(lines.len() > 1, "no structure in {schema}");
    lines.into_iter().collect::<Vec<_>>().join("\n")
}

fn describe(schema: &Value, root: &Value, path: String, lines: &mut BTreeSet<String>) {
    if let Some(reference) = schema["$ref"].as_str() {
        let target = root.pointer(reference.trim_start_matches('#'));
        return describe(target.expect("a definition"), root, path, lines);
    }
    for kind in kinds(&schema["type"]) {
        lines.insert(format!("{path}: {kind}"));
    }
    for name in schema["required"].as_array().into_iter().flatten() {
        lines.insert(format!("{path} requires {name}"));
    }
    for (name, member) in schema["properties"].as_object().into_iter().flatten() {
        describe(member, root, format!("{path}/{name}"), lines);
    }
    if let Some(element) = schema.get("items") {
        describe(element, root, format!("{path}/[n]"), lines);
    }
    for form in schema["anyOf"].as_array().into_iter().flatten() {
        // A choice among members is a rule, which schemars does not know.
        if form.get("type").is_some() || form.get("$ref").is_some() {
            describe(form, root, path.clone(), lines);
        }
    }
}

/// Kinds, without null (which every optional member may be), and without
/// wholeness (which is a rule).
fn kinds(declared: &Value) -> Vec<&str> {
    let all = match declared {
        Value::String(kind) => vec![kind.as_str()],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let whole = |kind| if kind == "integer" { "number" } else { kind };
    all.into_iter()
        .filter(|kind| *kind != "null")
        .map(whole)
        .collect()
}
