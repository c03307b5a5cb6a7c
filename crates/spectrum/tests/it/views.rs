//! Trees read as facts: a case is a file in `tests/views`, of which the name
//! begins with the operation (an intent) or with `answer` (a state).

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use countersign_spectrum::Spectrum;
use countersign_system::{Acceptance, System, View};
use proptest::prelude::*;
use serde_json::{Value, json};

#[test]
fn every_tree_reads_as_it_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/views");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(&folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let system = Spectrum::new();
    let entries = fs::read_dir(&folder).expect("the folder is there");
    let mut trees: Vec<_> = entries
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .collect();
    trees.sort();
    assert!(!trees.is_empty());
    for path in trees {
        let name = path.file_stem().and_then(|stem| stem.to_str());
        let name = name.expect("a plain name");
        let body = fs::read(&path).expect("a tree is a file");
        let tree = system.read(&body).expect("a tree is JSON");
        let operations = [
            "acknowledgement",
            "bulk-acknowledgement",
            "full-order",
            "shipment",
        ];
        let operation = operations
            .iter()
            .find(|operation| name.starts_with(**operation));
        let views = match operation {
            Some(operation) => Some(system.intent(operation, &tree)),
            None => system.state(&tree),
        };
        settings.bind(|| insta::assert_snapshot!(name, told(views)));
    }
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
                "{mark} {path} = {}\n    {} at {}",
                fact.value, fact.field, fact.pointer
            );
        }
    }
    told
}

#[test]
fn what_shows_no_orders_is_told_from_what_shows_none() {
    let system = Spectrum::new();
    let trees = [
        json!(null),
        json!([]),
        json!({}),
        json!("text"),
        json!({ "error": "Not found." }),
        json!({ "purchaseOrderNumber": null }),
        json!([{ "purchaseOrderNumber": "1" }, {}]),
        json!([{ "purchaseOrderNumber": "1" }, { "purchaseOrderNumber": "1" }]),
    ];
    let told = trees.iter().map(|tree| {
        let views = system.state(tree).map(|views| views.len());
        format!("{tree} {views:?}")
    });
    insta::assert_snapshot!(told.collect::<Vec<_>>().join("\n"));
}

#[test]
fn acceptance_is_read_from_the_body() {
    let system = Spectrum::new();
    let line = |id: &str, success: Value| json!({ "recipeSetId": id, "success": success });
    let cases = [
        (
            "acknowledgement",
            json!({ "statuses": [line("A", json!(true))], "allSuccessful": true }),
        ),
        (
            "acknowledgement",
            json!({ "statuses": [line("A", json!(true)), line("B", json!(false))] }),
        ),
        (
            "acknowledgement",
            json!({ "statuses": [], "allSuccessful": false }),
        ),
        (
            "acknowledgement",
            json!({ "statuses": [line("A", json!("no"))] }),
        ),
        ("acknowledgement", json!("taken")),
        ("full-order", json!({ "allSuccessful": true })),
        ("full-order", json!({ "id": 4 })),
        (
            "bulk-acknowledgement",
            json!([{ "allSuccessful": true }, { "allSuccessful": false }]),
        ),
        ("bulk-acknowledgement", json!([])),
        ("shipment", json!({ "status": "OK" })),
        ("shipment", json!({ "status": "Error" })),
        ("shipment", json!({ "status": 4 })),
        ("search", json!([])),
    ];
    let told = cases.iter().map(|(operation, answer)| {
        let word = match system.acceptance(operation, answer) {
            Acceptance::Silent => "silent".to_owned(),
            Acceptance::Full(lines) => format!("full, {} line(s)", lines.len()),
            Acceptance::Partial(lines) => format!("partial, {} line(s)", lines.len()),
        };
        format!("{operation} {answer}: {word}")
    });
    insta::assert_snapshot!(told.collect::<Vec<_>>().join("\n"));
}

/// Any JSON, with the members' names that the views look for.
fn tree() -> impl Strategy<Value = Value> {
    let names = vec![
        "purchaseOrderNumber",
        "orderDate",
        "lineItems",
        "recipeSetId",
        "recipeSetReadableId",
        "sku",
        "quantity",
        "skuQuantities",
        "serialNumbers",
        "customerAddress",
        "city",
        "statuses",
        "allSuccessful",
        "other~/",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "[0-9.T:Z-]{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 64, 6, move |inner| {
        let name = prop::sample::select(names.clone()).prop_map(str::to_owned);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((name, inner), 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn any_tree_can_be_read(tree in tree()) {
        let system = Spectrum::new();
        for operation in ["acknowledgement", "bulk-acknowledgement", "full-order", "shipment", "search", "lookup"] {
            for view in system.intent(operation, &tree) {
                for fact in view.facts.values() {
                    prop_assert!(tree.pointer(&fact.pointer).is_some(), "{}", fact.pointer);
                }
            }
            system.acceptance(operation, &tree);
        }
        for view in system.state(&tree).unwrap_or_default() {
            for fact in view.facts.values() {
                prop_assert!(tree.pointer(&fact.pointer).is_some(), "{}", fact.pointer);
            }
        }
    }
}
