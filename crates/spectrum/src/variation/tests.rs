//! Each knob, at each kind of answer, changes how a thing is said, and never
//! what.

use countersign_system::{Chance, Command, Model as _, Occasion, Reply, System as _, View};
use serde_json::{Value, json};

use super::KNOBS;
use crate::Spectrum;
use crate::model::Reference;

/// Seeds tried with each knob.
const SEEDS: u64 = 60;

/// A request with its answer, and the operation that it calls.
struct Case {
    command: Command,
    operation: &'static str,
    reply: Reply,
}

#[test]
fn no_knob_changes_what_is_said() {
    let system = Spectrum::new();
    for case in cases() {
        let shown = shown(&system, &case.reply);
        for knob in KNOBS {
            for seed in 0..SEEDS {
                let varied = turned(&system, &case, knob.name, seed);
                let told = format!("{} under {} {seed}", case.operation, knob.name);
                if knob.name != "not-found" {
                    assert_eq!(class(&case.reply), class(&varied), "{told}: {varied:?}");
                }
                let is_read = matches!(case.operation, "lookup" | "search");
                if !is_read || shown.is_empty() || knob.name == "own-members" {
                    continue;
                }
                let seen = self::shown(&system, &varied);
                assert_eq!(keys(&shown), keys(&seen), "{told}");
                for (before, after) in shown.iter().flat_map(|view| twin(view, &seen)) {
                    for (path, fact) in &before.facts {
                        assert!(fact.value.agrees(after.value(path)), "{told}: {path}");
                    }
                }
            }
        }
    }
}

#[test]
fn every_knob_turns() {
    let system = Spectrum::new();
    let cases = cases();
    for knob in KNOBS {
        let turns = cases.iter().any(|case| {
            (0..SEEDS).any(|seed| turned(&system, case, knob.name, seed) != case.reply)
        });
        assert!(turns, "{} changes no answer", knob.name);
    }
}

#[test]
fn a_seed_replays() {
    let system = Spectrum::new();
    for case in cases() {
        for knob in KNOBS {
            let once = turned(&system, &case, knob.name, 7);
            assert_eq!(once, turned(&system, &case, knob.name, 7), "{}", knob.name);
        }
    }
}

/// The answer under one knob.
fn turned(system: &Spectrum, case: &Case, name: &str, seed: u64) -> Reply {
    let contract = system.contract();
    let occasion = Occasion {
        contract,
        operation: contract.operation(case.operation),
        command: &case.command,
    };
    let mut reply = case.reply.clone();
    for knob in KNOBS.iter().filter(|knob| knob.name == name) {
        (knob.turn)(&occasion, &mut reply, &mut Chance::new(seed, 1, name));
    }
    reply
}

/// Whether something was taken or shown.
fn class(reply: &Reply) -> bool {
    (200..300).contains(&reply.status)
}

fn shown(system: &Spectrum, reply: &Reply) -> Vec<View> {
    let tree = serde_json::from_slice(&reply.body).unwrap_or_default();
    system.state(&tree).unwrap_or_default()
}

fn keys(views: &[View]) -> Vec<&str> {
    let mut keys: Vec<_> = views.iter().map(|view| view.key.as_str()).collect();
    keys.sort_unstable();
    keys
}

fn twin<'v>(view: &'v View, others: &'v [View]) -> Option<(&'v View, &'v View)> {
    let other = others.iter().find(|other| other.key == view.key)?;
    Some((view, other))
}

/// One request of each kind, with the model's answer.
fn cases() -> Vec<Case> {
    let mut model = Reference::new(vec!["token".to_owned()]);
    let requests = [
        ("acknowledgement", "acknowledgement", order("PO-ü/1")),
        ("full-order", "", full_order("PO-2")),
        (
            "bulk-acknowledgement",
            "acknowledgements",
            json!([order("PO-3"), order("PO-4")]),
        ),
        ("acknowledgement", "acknowledgement", order("PO-3")),
        ("acknowledgement", "acknowledgement", json!({})),
        (
            "shipment",
            "ship-notification",
            shipment("PO-3", "KLMN4821"),
        ),
        (
            "shipment",
            "ship-notification",
            shipment("PO-3", "KLMN4899"),
        ),
        (
            "shipment",
            "ship-notification",
            shipment("PO-9", "KLMN4821"),
        ),
        ("shipment", "ship-notification", json!({})),
        ("lookup", "order-number/PO-2", Value::Null),
        ("lookup", "order-number/PO-3", Value::Null),
        ("lookup", "order-number/PO-9", Value::Null),
        (
            "search",
            "search",
            json!({
                "lastModificationStartDate": "1970-01-01T00:00:00Z",
                "workflowStatuses": ["not-started"],
            }),
        ),
    ];
    let mut cases = Vec::new();
    for (operation, path, body) in requests {
        for token in ["token", "another"] {
            let method = if operation == "lookup" { "GET" } else { "POST" };
            let command = command(method, operation, path, &body, token);
            cases.push(answered(&mut model, operation, command));
        }
    }
    let unknown = command(
        "PUT",
        "acknowledgement",
        "acknowledgement",
        &Value::Null,
        "token",
    );
    cases.push(answered(&mut model, "acknowledgement", unknown));
    cases
}

fn answered(model: &mut Reference, operation: &'static str, command: Command) -> Case {
    let (events, reply) = model.decide(&command);
    for event in &events {
        model.apply(event).expect("the model reads its own events");
    }
    Case {
        command,
        operation,
        reply,
    }
}

fn command(method: &str, operation: &str, path: &str, body: &Value, token: &str) -> Command {
    let path = match (operation, path) {
        ("search", _) => "/api/orders/search".to_owned(),
        (_, "") => "/api/order".to_owned(),
        (_, path) => format!("/api/order/{path}"),
    };
    Command {
        method: method.to_owned(),
        path,
        query: String::new(),
        headers: vec![("spectrum_api_token".to_owned(), token.to_owned())],
        body: body.to_string().into_bytes(),
        now: 1_000_000_000_000,
    }
}

fn order(number: &str) -> Value {
    json!({
        "purchaseOrderNumber": number,
        "orderDate": "2023-03-14T09:26:53.5897932-04:00",
        "lineItems": [
            {
                "recipeSetId": "KLMN4821",
                "giftMessage": "Grüße / \"quoted\" \\ 🎁",
                "skuQuantities": [{ "sku": "A", "quantity": 2 }, { "sku": "B", "quantity": 3 }],
            },
            { "recipeSetId": "KLMN4822", "skuQuantities": [{ "sku": "C", "quantity": 1 }] },
        ],
    })
}

fn full_order(number: &str) -> Value {
    let mut order = order(number);
    for name in ["customerAddress", "shippingAddress"] {
        order[name] = json!({
            "firstName": "Lin", "lastName": "Weaver", "address1": "7 Mill Lane", "city": "Salem",
            "state": "OR", "postalCode": "97301", "country": "US",
        });
    }
    order
}

fn shipment(number: &str, recipe_set: &str) -> Value {
    json!({
        "purchaseOrderNumber": number,
        "lineItems": [{ "recipeSetReadableId": recipe_set, "shipmentTracking": "PW1" }],
    })
}
