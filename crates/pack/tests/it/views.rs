//! What requests intend and answers show, by the contract alone.

use std::fmt::Write as _;

use countersign_system::{System, View};
use serde_json::{Value, json};

use crate::invented::{contract, one, operation, pack, parcels};

/// A view as lines: path, value, place, and `!` where it is required.
fn told(views: &[View]) -> String {
    let mut told = String::new();
    for view in views {
        _ = writeln!(told, "{:?}", view.key);
        for (path, fact) in &view.facts {
            let required = if fact.required { " !" } else { "" };
            _ = writeln!(
                told,
                "  {path} = {} ({} at {}){required}",
                fact.value, fact.field, fact.pointer
            );
        }
    }
    told
}

fn parcel() -> Value {
    json!({
        "reference": "R-1", "service": "created", "weight": 2.50, "pickup": "2031-01-01T10:00:00+01:00",
        "recipient": { "name": "Ada", "country": "DE" }, "note": "not documented",
        "pieces": [
            { "barcode": "B1", "grams": 5, "tags": ["x", "x"] },
            { "barcode": "B2", "grams": 6, "tags": [] },
        ],
    })
}

#[test]
fn a_request_intends_what_the_state_shows() {
    let pack = pack(parcels(), "");
    insta::assert_snapshot!(told(&pack.intent("create", &parcel())));
    insta::assert_snapshot!(told(&pack.state(&parcel()).expect("a parcel")));
}

#[test]
fn what_shows_no_entity_is_told_from_what_shows_none() {
    let pack = pack(parcels(), "[entity]\nwithin = \"parcels\"");
    let count = |tree: Value| pack.state(&tree).map(|views| views.len());
    assert_eq!(count(json!({ "error": "none" })), None);
    assert_eq!(count(json!([])), Some(0));
    assert_eq!(count(json!([parcel(), parcel()])), Some(2));
    assert_eq!(count(json!({ "parcels": [parcel()], "total": 1 })), Some(1));
    assert_eq!(count(json!([1])), None);
}

/// Where the settings name no list, it is the only one that a search answers.
#[test]
fn what_is_found_is_in_the_only_list_of_the_answer() {
    let parcel = "reference text !\ntags list\ntags[n] text !";
    let found = |lists: &str| {
        let messages = [("parcel", "", false, parcel), ("found", "", false, lists)];
        let operations = json!([
            operation(
                "show",
                "show",
                "GET /parcels/{reference}",
                Value::Null,
                one("parcel")
            ),
            operation("find", "find", "GET /parcels", Value::Null, one("found")),
        ]);
        let pack = pack(contract(false, &messages, operations), "");
        let answer = json!({ "hits": [{ "reference": "R" }], "words": ["a"], "total": 1 });
        pack.state(&answer).map(|views| views.len())
    };
    let hits = "hits list\nhits[n] object !\nhits[n].reference text";
    let words = "words list\nwords[n] text !";
    let others = "more list\nmore[n] object !\nmore[n].reference text";
    assert_eq!(found(hits), Some(1));
    assert_eq!(found(&format!("{hits}\ntotal integer\n{words}")), Some(1));
    assert_eq!(found(&format!("{hits}\n{others}")), None);
    assert_eq!(found(words), None);
}

/// What the settings name otherwise stands where the state shows it.
#[test]
fn names_lead_to_the_state() {
    let wanted = "
ref text !
to text !
";
    let shown = "
reference text !
recipient object
recipient.name text
";
    let operations = json!([
        operation(
            "create",
            "create",
            "POST /parcels",
            one("wanted"),
            Value::Null
        ),
        operation(
            "show",
            "show",
            "GET /parcels/{reference}",
            Value::Null,
            one("shown")
        ),
    ]);
    let contract = contract(
        false,
        &[("wanted", "", true, wanted), ("shown", "", false, shown)],
        operations,
    );
    let names = "[entity.names]\nref = \"reference\"\nto = \"recipient.name\"";
    let pack = pack(contract, names);
    let request = json!({ "ref": "R-1", "to": "Ada" });
    insta::assert_snapshot!(told(&pack.intent("create", &request)));
}

/// Ids that the target gives are found in its answer, or in its `Location`.
#[test]
fn ids_are_found_where_the_target_gives_them() {
    let wanted = "
note text !
";
    let shown = "
id text !
note text
";
    let operations = json!([
        operation(
            "create",
            "create",
            "POST /parcels",
            one("wanted"),
            one("shown")
        ),
        operation(
            "show",
            "show",
            "GET /parcels/{parcelId}",
            Value::Null,
            one("parcel")
        ),
    ]);
    let messages = [
        ("wanted", "", true, wanted),
        ("parcel", "", false, shown),
        ("shown", "", false, shown),
    ];
    let pack = pack(contract(false, &messages, operations), "");
    let headers = [("Location".to_owned(), "/parcels/77/".to_owned())];
    assert_eq!(
        pack.assigned("create", &[], Some(&json!({ "id": 5 }))),
        ["5"]
    );
    assert_eq!(pack.assigned("create", &headers, None), ["77"]);
    assert_eq!(pack.element_id_field(), Some("id"));
    // What every request must hold tells parcels apart.
    let views = pack
        .state(&json!({ "id": "5", "note": "N" }))
        .expect("a parcel");
    assert_eq!(views[0].key, "N");
}

#[test]
fn elements_and_attributes_are_facts_by_their_xpath() {
    let parcel = "
parcel object !
parcel.@id text
parcel.name text !
parcel.piece list
parcel.piece[n] object !
parcel.piece[n].@code text !
parcel.piece[n].grams integer-text
";
    let listed = json!({ "message": "parcel", "shape": "list", "wrapper": "parcels" });
    let operations = json!([
        operation(
            "create",
            "create",
            "POST /parcels",
            one("parcel"),
            one("parcel")
        ),
        operation(
            "show",
            "show",
            "GET /parcels/{id}",
            Value::Null,
            one("parcel")
        ),
        operation("list", "find", "GET /parcels", Value::Null, listed),
    ]);
    let contract = contract(true, &[("parcel", "parcel", true, parcel)], operations);
    let pack = pack(
        contract,
        "[entity]\nlist = \"parcel.piece\"\nlist-key = \"@code\"",
    );
    let body = br#"<p:parcels xmlns:p="urn:parcels"><p:parcel id="7"><p:name>Ada</p:name><p:piece code="A"><p:grams>07</p:grams></p:piece></p:parcel></p:parcels>"#;
    let tree = pack.read(body).expect("well-formed");
    insta::assert_snapshot!(told(&pack.state(&tree).expect("a list")));
}

/// What has a state machine is the status, where the settings name none.
#[test]
fn what_has_a_machine_is_the_status() {
    let mut contract = parcels();
    assert_eq!(pack(contract.clone(), "").status_field(), "");
    contract.machines.push(countersign_contract::StateMachine {
        name: "state".to_owned(),
        states: Vec::new(),
        transitions: Vec::new(),
        source: contract.messages[0].source.clone(),
    });
    assert_eq!(pack(contract, "").status_field(), "state");
}
