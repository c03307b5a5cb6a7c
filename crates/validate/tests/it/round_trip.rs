//! Any well-formed document is read, judged without a panic, and written back
//! as it was.

use countersign_validate::{Slot, from_json, violations};
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::message::Order;

/// Any value, with the message's member names more often than not.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "[a-z\n\"0-9:TZ-]{0,12}".prop_map(Value::from),
        Just(json!("2022-01-31T13:15:05Z")),
    ];
    leaf.prop_recursive(5, 48, 8, |inner| {
        let names = prop::sample::select(vec![
            "orderNumber",
            "orderDate",
            "lineItems",
            "mail",
            "priority",
            "moments",
            "sku",
            "quantity",
            "price",
            "gift",
            "parts",
            "a/b",
        ]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((names, inner), 0..8).prop_map(|members| {
                let members = members.into_iter();
                Value::Object(
                    members
                        .map(|(name, value)| (name.to_owned(), value))
                        .collect(),
                )
            }),
        ]
    })
}

/// Removes the members that the type does not know: they are skipped.
fn known(value: &Value, names: &[&str], inner: &dyn Fn(&str, &Value) -> Value) -> Value {
    match value {
        Value::Object(members) => {
            let kept = members
                .iter()
                .filter(|(name, _)| names.contains(&name.as_str()));
            let kept = kept.map(|(name, value)| (name.clone(), inner(name, value)));
            // In the type's order, as they are written.
            let mut kept: Map<String, Value> = kept.collect();
            Value::Object(
                names
                    .iter()
                    .filter_map(|name| Some(((*name).to_owned(), kept.remove(*name)?)))
                    .collect(),
            )
        }
        other => other.clone(),
    }
}

fn elements(value: &Value, inner: &dyn Fn(&Value) -> Value) -> Value {
    match value {
        Value::Array(list) => list.iter().map(inner).collect(),
        other => other.clone(),
    }
}

fn part(value: &Value) -> Value {
    known(value, &["a/b"], &|_, value| value.clone())
}

fn line_item(value: &Value) -> Value {
    let names = ["sku", "quantity", "price", "gift", "parts"];
    known(value, &names, &|name, value| match (name, value) {
        ("parts", Value::Array(_)) => elements(value, &part),
        ("parts", _) => part(value),
        _ => value.clone(),
    })
}

fn order(value: &Value) -> Value {
    let names = [
        "orderNumber",
        "orderDate",
        "lineItems",
        "mail",
        "priority",
        "moments",
    ];
    known(value, &names, &|name, value| match name {
        "lineItems" => elements(value, &line_item),
        _ => value.clone(),
    })
}

proptest! {
    #[test]
    fn any_document_is_read_judged_and_written_back(value in value()) {
        let document = value.to_string();
        let read: Slot<Order<'_>> = from_json(document.as_bytes()).expect("readable");
        let _ = violations(&read);
        prop_assert_eq!(serde_json::to_string(&read).expect("writable"), order(&value).to_string());
    }

    #[test]
    fn reading_a_tree_is_reading_its_text(value in value()) {
        let document = value.to_string();
        let read: Slot<Order<'_>> = from_json(document.as_bytes()).expect("readable");
        let tree: Slot<Order<'_>> = Slot::deserialize(value).expect("readable");
        prop_assert_eq!(read, tree);
    }

    #[test]
    fn no_text_makes_it_panic(document in "[\\[\\]{}\",:0-9a-z\\\\u-]{0,40}") {
        let _ = from_json::<Order<'_>>(document.as_bytes()).map(|order| violations(&order));
    }
}
