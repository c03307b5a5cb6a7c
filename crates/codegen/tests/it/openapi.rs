//! The OpenAPI document, by an independent parser.

use countersign_codegen::artifacts;

use crate::contracts::spectrum;

#[test]
fn an_independent_parser_finds_every_operation_in_it() {
    let contract = spectrum();
    let all = artifacts(&contract).expect("everything can be generated");
    let text = all
        .iter()
        .find(|artifact| artifact.path.ends_with("openapi.json"))
        .map(|artifact| artifact.text.as_str())
        .unwrap_or_default();
    let document = oas3::from_json(text).expect("the parser takes the document");
    document
        .validate_version()
        .expect("the version is one of OpenAPI");
    let mut seen = String::new();
    for (path, method, operation) in document.operations() {
        let id = operation.operation_id.clone().unwrap_or_default();
        let responses = operation.responses(&document);
        let statuses: Vec<&str> = responses.keys().map(String::as_str).collect();
        seen += &format!("{id} {method} {path} {}\n", statuses.join(" "));
        for response in responses.values() {
            for media in response.content.values() {
                media
                    .schema(&document)
                    .expect("every schema resolves")
                    .expect("there is one");
            }
        }
        if let Some(body) = &operation.request_body {
            let body = body.resolve(&document).expect("every body resolves");
            for media in body.content.values() {
                media
                    .schema(&document)
                    .expect("every schema resolves")
                    .expect("there is one");
            }
        }
    }
    insta::assert_snapshot!(seen, @r"
    acknowledgement POST /api/order/acknowledgement 200 409 500
    bulk-acknowledgement POST /api/order/acknowledgements 500 2XX
    full-order POST /api/order 500 2XX
    lookup GET /api/order/order-number/{PurchaseOrderNumber} 200
    search POST /api/orders/search 200 500
    shipment POST /api/order/ship-notification 200 409 500
    ");
}
