//! Documents read as facts: a case is a document in `tests/views`, of which
//! the name begins with the operation (an intent) or with `answer` (a state).

use std::fmt::Write as _;

use countersign_system::{Acceptance, System, View};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::documents::{any_tree, every_document, find};
use crate::system::system;

#[test]
fn every_document_reads_as_it_says() {
    let system = system();
    every_document("tests/views", |name, body| {
        let tree = system.read(body).expect("a document is XML");
        let operations = ["create", "batch", "adjust"];
        let operation = operations.iter().find(|name_| name.starts_with(**name_));
        told(match operation {
            Some(operation) => Some(system.intent(operation, &tree)),
            None => system.state(&tree),
        })
    });
}

fn told(views: Option<Vec<View>>) -> String {
    let Some(views) = views else {
        return "shows no orders".to_owned();
    };
    let mut told = format!("{} order(s)\n", views.len());
    for view in views {
        _ = writeln!(told, "\n{:?}", view.key);
        for (path, fact) in view.facts {
            let mark = if fact.required { "!" } else { " " };
            _ = writeln!(
                told,
                "{mark} {path} = {}\n    at {}",
                fact.value, fact.pointer
            );
        }
    }
    told
}

#[test]
fn a_fact_names_the_contract_s_field() {
    let system = system();
    let item = json!({
        "correlation": { "partner": { "orderItemId": "EXT-1" } },
        "element": { "properties": { "property": [{ "@key": "size", "text()": "5" }] } },
        "price": { "vatIncluded": ["1.00", "2.00"] },
    });
    let order = json!({ "order": { "orderItems": { "orderItem": [item] } } });
    let views = system.state(&order).expect("it shows an order");
    let fields = views[0].facts.iter();
    let fields: Vec<String> = fields
        .map(|(path, fact)| format!("{path}\n  {}", fact.field))
        .collect();
    insta::assert_snapshot!(fields.join("\n"));
}

#[test]
fn what_shows_no_orders_is_told_from_what_shows_none() {
    let system = system();
    let trees = [
        json!(null),
        json!([]),
        json!({}),
        json!("text"),
        json!({ "orders": {} }),
        json!({ "orders": "" }),
        json!({ "orders": { "order": [] } }),
        json!({ "orders": { "order": [{}, { "@id": "2" }] } }),
        json!({ "order": {} }),
        json!({ "order": "text" }),
        json!({ "orderItems": {} }),
        json!({ "orderItems": { "orderItem": [{}, {}] } }),
        json!({ "orderItem": {} }),
        json!({ "orderReports": {} }),
        json!({ "references": { "reference": [{ "@id": "1" }] } }),
        json!({ "errors": {} }),
        json!({ "order": {}, "orders": {} }),
    ];
    let told = trees.iter().map(|tree| {
        let views = system.state(tree).map(|views| views.len());
        format!("{tree} {views:?}")
    });
    insta::assert_snapshot!(told.collect::<Vec<_>>().join("\n"));
}

#[test]
fn acceptance_is_read_from_the_body() {
    let system = system();
    let error = json!({ "error": [{ "message": "no such shop" }] });
    let cases = [
        ("create", json!(null)),
        ("create", json!({ "order": { "@id": "1" } })),
        (
            "create",
            json!({ "order": { "@id": "1", "errors": error } }),
        ),
        ("create", json!({ "order": { "@id": "1", "errors": {} } })),
        ("create", json!({ "errors": error })),
        ("create", json!({ "error": "no such shop" })),
        (
            "batch",
            json!({ "references": { "reference": [{ "@id": "1" }] } }),
        ),
        (
            "batch",
            json!({ "references": { "reference": [{ "@id": "1" }], "error": "x" } }),
        ),
        (
            "batch",
            json!({ "references": { "reference": [{ "@id": "1" }, { "errors": error }] } }),
        ),
        ("adjust", json!({ "orderAdjustments": { "errors": error } })),
        ("adjust", json!({ "orderAdjustments": {} })),
        ("order", json!({ "order": { "@id": "1", "errors": error } })),
    ];
    let told = cases.iter().map(|(operation, answer)| {
        let word = match system.acceptance(operation, answer) {
            Acceptance::Silent => "silent",
            Acceptance::Full(_) => "full",
            Acceptance::Partial(_) => "partial",
        };
        format!("{operation} {answer}: {word}")
    });
    insta::assert_snapshot!(told.collect::<Vec<_>>().join("\n"));
}

#[test]
fn an_order_is_pending_until_it_shows_what_became_of_it() {
    let system = system();
    let order = |states: &[&str], errors: Value| {
        let items: Vec<Value> = states
            .iter()
            .map(|state| json!({ "fulfillmentState": state }))
            .collect();
        json!({ "order": { "orderItems": { "orderItem": items }, "errors": errors } })
    };
    let failed = json!({ "error": [{ "message": "no such product" }] });
    let cases = [
        order(&[], json!({})),
        order(&["RECEIVED"], json!({})),
        order(&["received"], failed.clone()),
        order(&[], failed),
        order(&["Created"], json!({})),
        order(&["CREATED", "RECEIVED"], json!({})),
        json!({ "order": { "@id": "1" } }),
        order(&["CREATED", "Cancelled"], json!({})),
        json!({ "orderItem": { "fulfillmentState": "Accepted" } }),
    ];
    let told = cases.iter().map(|tree| {
        let views = system.state(tree).unwrap_or_default();
        let pending = views.iter().any(|view| system.is_pending(view));
        let failed = views.iter().any(|view| system.has_failed(view));
        let word = match (pending, failed) {
            (true, false) => "pending",
            (false, true) => "failed",
            (false, false) => "made",
            (true, true) => "both",
        };
        format!("{tree}: {word}")
    });
    insta::assert_snapshot!(told.collect::<Vec<_>>().join("\n"));
}

#[test]
fn what_moves_by_itself_is_known_by_field() {
    let system = system();
    let contract = system.contract();
    let shown = contract.message("order").expect("orders are shown");
    let moving = shown.fields.iter().map(|field| field.path.as_str());
    let moving: Vec<&str> = moving.filter(|field| system.moves(field)).collect();
    insta::assert_snapshot!(moving.join("\n"));
    for field in [system.stamp_field(), system.status_field()] {
        assert!(
            shown.field(field).is_some() && system.moves(field),
            "{field}"
        );
    }
    let id = system.element_id_field().expect("the platform gives ids");
    assert!(shown.field(id).is_some() && !system.moves(id), "{id}");
}

proptest! {
    #[test]
    fn any_tree_can_be_read(tree in any_tree()) {
        let system = system();
        let mut views = system.state(&tree).unwrap_or_default();
        for operation in ["create", "batch", "adjust", "list"] {
            views.extend(system.intent(operation, &tree));
            system.acceptance(operation, &tree);
            system.assigned(operation, &[], Some(&tree));
            system.asked(operation, &tree);
            system.contradictions(&tree);
        }
        for view in views {
            system.is_pending(&view);
            system.has_failed(&view);
            for fact in view.facts.values() {
                prop_assert!(find(&tree, &fact.pointer).is_some(), "{}", fact.pointer);
            }
        }
        for change in system.news(&tree).into_iter().flatten().filter_map(|news| news.changes).flatten() {
            prop_assert!(find(&tree, &change.pointer).is_some(), "{}", change.pointer);
        }
    }
}
