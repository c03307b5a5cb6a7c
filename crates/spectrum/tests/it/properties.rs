//! What holds for any sequence of requests.

use std::collections::BTreeMap;

use countersign_contract::Shape;
use countersign_spectrum::Spectrum;
use countersign_system::{Acceptance, Event, Instant, Model, Plan, Scalar, System, Unique};
use countersign_validate::Violation;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::desk::{Desk, fresh};

#[derive(Debug, Clone)]
enum Step {
    Submit {
        message: &'static str,
        number: u8,
        recipe_sets: Vec<u8>,
        full: bool,
    },
    Bulk(Vec<u8>),
    Ship {
        number: u8,
        recipe_sets: Vec<u8>,
    },
    Search {
        start: i64,
        days: i64,
        free: bool,
    },
    Provide {
        number: u8,
        recipe_set: u8,
    },
    Raw(Vec<u8>),
    /// The clock jumps, back as well as forth.
    Jump(i64),
}

fn step() -> impl Strategy<Value = Step> {
    let ids = || prop::collection::vec(0_u8..4, 1..4);
    prop_oneof![
        4 => (prop::sample::select(vec!["acknowledgement", "full-order"]), 0_u8..3, ids(), any::<bool>())
            .prop_map(|(message, number, recipe_sets, full)| Step::Submit { message, number, recipe_sets, full }),
        1 => prop::collection::vec(0_u8..6, 0..4).prop_map(Step::Bulk),
        3 => (0_u8..3, ids()).prop_map(|(number, recipe_sets)| Step::Ship { number, recipe_sets }),
        1 => (0_i64..90, -3_i64..40, any::<bool>())
            .prop_map(|(start, days, free)| Step::Search { start, days, free }),
        1 => (0_u8..3, 0_u8..4).prop_map(|(number, recipe_set)| Step::Provide { number, recipe_set }),
        1 => prop::collection::vec(any::<u8>(), 0..20).prop_map(Step::Raw),
        1 => (-90_000_000_000_i64..90_000_000_000).prop_map(Step::Jump),
    ]
}

/// The fourth is one that nobody knows.
fn recipe_set(index: u8) -> String {
    let ids = ["ABCD1234", "ABCD1235", "ABCD1236"];
    ids.get(usize::from(index))
        .copied()
        .unwrap_or("UNKNOWN1")
        .to_owned()
}

fn plan(number: u8, recipe_sets: &[u8], full: bool) -> Plan {
    let ids = recipe_sets.iter().map(|index| recipe_set(*index)).collect();
    Plan {
        key: format!("PO-{number}"),
        counts: [("lineItems".to_owned(), recipe_sets.len())].into(),
        keys: [("lineItems[n]".to_owned(), ids)].into(),
        full,
        ..Plan::default()
    }
}

/// The request of a step; none where it is none.
fn request(
    system: &Spectrum,
    step: &Step,
    unique: &mut Unique,
) -> Option<(&'static str, &'static str, Value)> {
    let number = |number: u8| plan(number, &[number % 3], false);
    Some(match step {
        Step::Submit {
            message,
            number,
            recipe_sets,
            full,
        } => {
            let sample = system.sample(message, &plan(*number, recipe_sets, *full), unique);
            match *message {
                "full-order" => ("full-order", "/api/order", sample),
                _ => ("acknowledgement", "/api/order/acknowledgement", sample),
            }
        }
        Step::Bulk(numbers) => {
            let orders: Value = numbers
                .iter()
                .map(|index| system.sample("acknowledgement", &number(*index), unique))
                .collect();
            (
                "bulk-acknowledgement",
                "/api/order/acknowledgements",
                orders,
            )
        }
        Step::Ship {
            number,
            recipe_sets,
        } => {
            let sample = system.sample("shipment", &plan(*number, recipe_sets, true), unique);
            ("shipment", "/api/order/ship-notification", sample)
        }
        Step::Search { start, days, free } => {
            let stamp = |days: i64| {
                let start = Instant::parse("2024-02-01T00:00:00Z")?;
                Some(start.moved(i128::from(days) * 86_400_000_000_000)?.written)
            };
            let search = json!({
                "lastModificationStartDate": stamp(*start),
                "lastModificationEndDate": stamp(start + days),
                "workflowStatuses": ["not-started", "on-hold"],
                "ignoreDateRestriction": free,
            });
            ("search", "/api/orders/search", search)
        }
        Step::Provide { .. } | Step::Raw(_) | Step::Jump(_) => return None,
    })
}

/// The latest stamp of every order's line items.
fn stamps(desk: &mut Desk, system: &Spectrum) -> BTreeMap<String, Vec<i128>> {
    let mut stamps = BTreeMap::new();
    for number in 0..6 {
        let path = format!("/api/order/order-number/PO-{number}");
        let reply = desk.send("A", "GET", &path, b"");
        if reply.status != 200 {
            continue;
        }
        let tree = system.read(&reply.body).expect("answers are JSON");
        for view in system.state(&tree).expect("a lookup shows orders") {
            let moved = view.facts.values().filter_map(|fact| match &fact.value {
                Scalar::Instant(instant) if fact.field.ends_with("lastModification") => {
                    Some(instant.nanoseconds)
                }
                _ => None,
            });
            stamps.insert(view.key.clone(), moved.collect());
        }
    }
    stamps
}

/// What is wrong with an answer as the message that the contract documents.
fn faults(system: &Spectrum, operation: &str, status: u16, answer: &Value) -> Vec<Violation> {
    let operation = system.contract().operation(operation);
    let response = operation.and_then(|operation| operation.response(status));
    let Some(body) = response.and_then(|response| response.body.as_ref()) else {
        return Vec::new();
    };
    let instances = match (body.shape, answer) {
        (Shape::List | Shape::OneOrList, Value::Array(instances)) => instances.as_slice(),
        _ => std::slice::from_ref(answer),
    };
    let faults = instances.iter().map(|instance| {
        let faults = system.validate(&body.message, &system.write(instance));
        faults.expect("a written tree is well-formed")
    });
    faults.flatten().collect()
}

proptest! {
    #[test]
    fn any_sequence_is_decided_alike_and_can_be_replayed(
        steps in prop::collection::vec(step(), 1..25),
    ) {
        let system = Spectrum::new();
        let mut unique = Unique::new(1, 1);
        let mut desk = Desk::new();
        for step in &steps {
            match step {
                Step::Jump(by) => desk.now += i128::from(*by),
                Step::Provide { number, recipe_set: index } => {
                    let params = json!({
                        "purchaseOrderNumber": format!("PO-{number}"),
                        "recipeSetId": recipe_set(*index),
                        "workflowStatus": "on-hold",
                    });
                    _ = desk.provide("line item has workflow status", &params);
                }
                Step::Raw(body) => {
                    let reply = desk.send("A", "POST", "/api/order/acknowledgement", body);
                    prop_assert!(reply.status == 400);
                }
                _ => {}
            }
            let Some((operation, path, tree)) = request(&system, step, &mut unique) else {
                continue;
            };
            let before = stamps(&mut desk, &system);
            let logged = desk.log.len();
            let body = system.write(&tree);
            let command = desk.command("A", "POST", path, &body);
            prop_assert_eq!(desk.model.decide(&command), desk.model.decide(&command));
            let reply = desk.send("A", "POST", path, &body);
            let answer = system.read(&reply.body).expect("answers are JSON");

            prop_assert_eq!(faults(&system, operation, reply.status, &answer), Vec::new());
            let changed = desk.log.len() > logged;
            let accepted = reply.status == 200
                && !matches!(system.acceptance(operation, &answer), Acceptance::Partial(_));
            if reply.status != 200 || operation == "search" {
                prop_assert!(!changed, "{path} {} changed something", reply.status);
            }
            for view in system.intent(operation, &tree) {
                if !accepted {
                    continue;
                }
                let path = format!("/api/order/order-number/{}", view.key);
                let reply = desk.send("A", "GET", &path, b"");
                let shown = system.read(&reply.body).expect("answers are JSON");
                let shown = system.state(&shown).unwrap_or_default();
                prop_assert_eq!(shown.len(), 1, "{} is not shown", view.key);
                // Line items that share an id share a shipment as well.
                let alike = view.facts.keys().any(|path| path.contains('#'));
                for (path, fact) in view.facts.iter().filter(|(_, fact)| fact.required && !alike) {
                    let seen = shown[0].value(path);
                    prop_assert!(fact.value.agrees(seen), "{path}: {} is {seen}", fact.value);
                }
            }
            let after = stamps(&mut desk, &system);
            for (number, stamps) in &before {
                let now = &after[number];
                if changed && system.intent(operation, &tree).iter().any(|view| view.key == *number) {
                    prop_assert!(now.iter().max() > stamps.iter().max(), "{number} did not move");
                } else {
                    prop_assert_eq!(now, stamps);
                }
            }
        }

        let mut replayed = fresh();
        for event in &desk.log {
            let stored: Value = serde_json::from_str(&event.0.to_string()).expect("JSON");
            prop_assert_eq!(replayed.apply(&Event(stored)), Ok(()));
        }
        prop_assert_eq!(replayed, desk.model);
    }
}
