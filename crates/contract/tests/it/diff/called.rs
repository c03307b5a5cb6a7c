//! How changes of what a call is sent with are rated.

use countersign_contract::{Contract, Kind, Operation, Parameter, Source};

use super::told::{NUMBER, both_ways, field, told, told_of};
use crate::texts::{contract, system};

fn parameter(name: &str, kind: Option<Kind>, required: bool) -> Parameter {
    Parameter {
        name: name.to_owned(),
        required,
        kind,
        default: None,
        values: Vec::new(),
        terms: Vec::new(),
        source: Source {
            file: "page.md".to_owned(),
            line: 1,
            column: 1,
        },
    }
}

/// What is told where a call is edited of which all of this is said.
fn edited(edit: impl Fn(&mut Operation)) -> String {
    let mut old = contract(&system("spectrum")).expect("the texts have no problem");
    let call = lookup(&mut old);
    call.base = Some("/v1".to_owned());
    call.in_path = vec![parameter("PurchaseOrderNumber", Some(Kind::Integer), false)];
    call.headers = vec![parameter("X-Trace", Some(Kind::Text), false)];
    told_of(&old, |contract| edit(lookup(contract)))
}

fn lookup(contract: &mut Contract) -> &mut Operation {
    let mut calls = contract.operations.iter_mut();
    calls
        .find(|call| call.id == "lookup")
        .expect("the call is there")
}

#[test]
fn headers_and_what_stands_in_a_path() {
    insta::assert_snapshot!(edited(|call| call.headers[0].required = true), @r"
    breaking safe     parameter-tightened operation/lookup/header/X-Trace
    ");
    insta::assert_snapshot!(edited(|call| call.headers.clear()), @r"
    breaking safe     parameter-removed operation/lookup/header/X-Trace: was any value
    ");
    insta::assert_snapshot!(edited(|call| call.in_path[0].kind = Some(Kind::Text)), @r"
    breaking breaking parameter-kind-changed operation/lookup/path/PurchaseOrderNumber: integer -> text
    ");
    insta::assert_snapshot!(edited(|call| call.in_path.clear()), @r"
    safe     risky    path-parameter-removed operation/lookup/path/PurchaseOrderNumber: was integer
    ");
    insta::assert_snapshot!(edited(|call| call.base = Some("/v2".to_owned())), @r"
    breaking breaking base-path-changed contract: /v1 -> /v2
    ");
    insta::assert_snapshot!(edited(|call| call.unjudged = vec!["deprecated true".to_owned()]), @r"
    risky    safe     call-unjudged-added operation/lookup: deprecated true
    ");
}

/// What stands before all paths is told once.
#[test]
fn a_base_path_is_told_once() {
    insta::assert_snapshot!(told("spectrum", |contract| {
        for operation in &mut contract.operations {
            operation.base = Some("/v1".to_owned());
        }
    }), @r"
    risky    risky    base-path-added contract: /v1
    ");
}

#[test]
fn a_value_that_may_be_null() {
    insta::assert_snapshot!(both_ways(|message| {
        field(message, NUMBER).unjudged = vec!["nullable true".to_owned()];
    }), @r"
    sent:
    safe     breaking null-added message/shipment/purchaseOrderNumber: nullable true
    answered:
    breaking safe     null-added message/order/purchaseOrderNumber: nullable true
    ");
}
