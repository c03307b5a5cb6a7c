//! The OpenAPI documents, by an independent parser.

use countersign_codegen::artifacts;
use countersign_contract::Contract;
use oas3::spec::{ObjectOrReference, Operation, Response, Spec};
use serde_json::Value;

use crate::contracts::{spectrum, spreadshirt};
use crate::toy_xml::toy_xml;

#[test]
fn an_independent_parser_finds_every_operation_in_it() {
    insta::assert_snapshot!(seen(&spectrum()), @r"
    acknowledgement POST /api/order/acknowledgement 200 409 500
    bulk-acknowledgement POST /api/order/acknowledgements 500 2XX
    full-order POST /api/order 500 2XX
    lookup GET /api/order/order-number/{PurchaseOrderNumber} 200
    search POST /api/orders/search 200 500
    shipment POST /api/order/ship-notification 200 409 500
    ");
}

#[test]
fn operations_of_one_method_and_path_are_one_call() {
    insta::assert_snapshot!(seen(&spreadshirt()), @r"
    list GET /orders 200
    create-or-batch POST /orders 201 200
    order GET /orders/{orderId} 200
    items GET /orders/{orderId}/items 200
    item GET /orders/{orderId}/items/{orderItemId} 200
    reports GET /orderReports 200
    report GET /orderReports/{reportId} 200
    delete-report DELETE /orderReports/{reportId} 2XX
    adjust POST /orderAdjustments 200
    ");
}

#[test]
fn xml_objects_say_how_elements_are_written() {
    let document = text(&toy_xml());
    let document: Value = serde_json::from_str(&document).expect("the document is JSON");
    insta::assert_snapshot!(format!("{:#}", document["components"]["schemas"]));
}

#[test]
fn a_call_that_takes_one_of_two_bodies() {
    let document = text(&toy_xml());
    let document: Value = serde_json::from_str(&document).expect("the document is JSON");
    insta::assert_snapshot!(format!("{:#}", document["paths"]["/parcels"]));
}

/// What the parser finds: a line for each call.
fn seen(contract: &Contract) -> String {
    let text = text(contract);
    let document = oas3::from_json(&text).expect("the parser takes the document");
    document
        .validate_version()
        .expect("the version is one of OpenAPI");
    document
        .operations()
        .map(|(path, method, operation)| {
            let id = operation.operation_id.clone().unwrap_or_default();
            let responses = operation.responses(&document);
            let statuses: Vec<&str> = responses.keys().map(String::as_str).collect();
            resolve_all(&document, operation, responses.values());
            format!("{id} {method} {path} {}\n", statuses.join(" "))
        })
        .collect()
}

/// Makes sure that there is a schema wherever one is named.
fn resolve_all<'r>(
    document: &Spec,
    operation: &Operation,
    responses: impl Iterator<Item = &'r Response>,
) {
    let body = operation.request_body.as_ref();
    let body = body.map(|body| body.resolve(document).expect("every body resolves"));
    let bodies = body.into_iter().map(|body| body.content);
    for content in responses
        .map(|response| response.content.clone())
        .chain(bodies)
    {
        for media in content.values() {
            media
                .schema(document)
                .expect("every schema resolves")
                .expect("there is one");
        }
    }
    for parameter in &operation.parameters {
        let parameter: &ObjectOrReference<_> = parameter;
        parameter
            .resolve(document)
            .expect("every parameter resolves");
    }
}

fn text(contract: &Contract) -> String {
    let all = artifacts(contract).expect("everything can be generated");
    all.into_iter()
        .find(|artifact| artifact.path.ends_with("openapi.json"))
        .map(|artifact| artifact.text)
        .unwrap_or_default()
}
