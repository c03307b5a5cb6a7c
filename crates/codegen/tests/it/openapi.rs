//! The OpenAPI documents, by an independent parser.

use countersign_codegen::artifacts;
use countersign_contract::{Contract, Kind, Parameter, Source};
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

/// All that a page says of parameters is written, values in the types that they
/// are of; what no value of the type is stays as the page has it.
#[test]
fn parameters_have_their_types_and_defaults() {
    let mut contract = spectrum();
    let lookup = contract.operations.iter_mut();
    let lookup = lookup.filter(|one| one.id == "lookup");
    let parameter = |name: &str, kind, default: Option<&str>, values: &[&str]| Parameter {
        name: name.to_owned(),
        required: name == "page",
        kind,
        default: default.map(str::to_owned),
        values: values.iter().map(|&value| value.to_owned()).collect(),
        terms: Vec::new(),
        source: contract_source(),
    };
    for operation in lookup {
        operation.parameters = vec![
            parameter("page", Some(Kind::Integer), Some("1"), &[]),
            parameter(
                "size",
                Some(Kind::Integer),
                Some("all"),
                &["10", "20", "all"],
            ),
            parameter("factor", Some(Kind::Number), Some("0.5"), &[]),
            parameter("deep", Some(Kind::Boolean), Some("false"), &[]),
            parameter("since", Some(Kind::DateTime), None, &[]),
            parameter("number", Some(Kind::IntegerText), Some("7"), &[]),
            parameter("fields", Some(Kind::List), Some("a, b"), &["a", "b"]),
            parameter("sort", None, Some("up"), &["up", "down"]),
        ];
    }
    seen(&contract);
    let document: Value = serde_json::from_str(&text(&contract)).expect("the document is JSON");
    let path = "/api/order/order-number/{PurchaseOrderNumber}";
    let parameters = document["paths"][path]["get"]["parameters"].as_array();
    let parameters = parameters.expect("there are some").iter();
    let lines: String = parameters.map(|one| format!("{one}\n")).collect();
    insta::assert_snapshot!(lines, @r#"
    {"name":"PurchaseOrderNumber","in":"path","required":true,"schema":{"type":"string"}}
    {"name":"page","in":"query","required":true,"schema":{"type":"integer","default":1}}
    {"name":"size","in":"query","schema":{"type":["integer","string"],"enum":[10,20,"all"],"default":"all"}}
    {"name":"factor","in":"query","schema":{"type":"number","default":0.5}}
    {"name":"deep","in":"query","schema":{"type":"boolean","default":false}}
    {"name":"since","in":"query","schema":{"type":"string","format":"iso8601"}}
    {"name":"number","in":"query","schema":{"type":"string","pattern":"^-?[0-9]+$","default":"7"}}
    {"name":"fields","in":"query","schema":{"type":"array","items":{"type":"string","enum":["a","b"]},"default":["a","b"]}}
    {"name":"sort","in":"query","schema":{"type":"string","enum":["up","down"],"default":"up"}}
    "#);
}

/// What is said of a call besides its query is written where OpenAPI has it.
#[test]
fn headers_paths_and_servers_are_written() {
    let mut contract = spectrum();
    let parameter = |name: &str, kind, required| Parameter {
        name: name.to_owned(),
        required,
        kind: Some(kind),
        default: None,
        values: Vec::new(),
        terms: Vec::new(),
        source: contract_source(),
    };
    for operation in &mut contract.operations {
        operation.base = Some("/v1".to_owned());
        if operation.id == "lookup" {
            operation.base = Some("/v2".to_owned());
            operation.in_path = vec![parameter("PurchaseOrderNumber", Kind::Integer, false)];
            operation.headers = vec![parameter("X-Trace", Kind::Text, true)];
            operation.unjudged = vec!["deprecated true".to_owned()];
        }
    }
    seen(&contract);
    let document: Value = serde_json::from_str(&text(&contract)).expect("the document is JSON");
    let call = &document["paths"]["/api/order/order-number/{PurchaseOrderNumber}"]["get"];
    let said = ["deprecated", "parameters", "servers"].map(|key| format!("{}\n", call[key]));
    insta::assert_snapshot!(said.concat() + &document["servers"].to_string(), @r#"
    true
    [{"name":"PurchaseOrderNumber","in":"path","required":true,"schema":{"type":"integer"}},{"name":"X-Trace","in":"header","required":true,"schema":{"type":"string"}}]
    [{"url":"/v2"}]
    [{"url":"/"}]
    "#);
    // The base that all calls have is that of the document.
    for operation in &mut contract.operations {
        operation.base = Some("/v1".to_owned());
    }
    let document: Value = serde_json::from_str(&text(&contract)).expect("the document is JSON");
    assert_eq!(document["servers"].to_string(), r#"[{"url":"/v1"}]"#);
}

/// Calls that share a method and path share their parameters: one is required
/// where all require it.
#[test]
fn parameters_of_one_call_have_names_of_their_own() {
    let mut contract = spreadshirt();
    for operation in &mut contract.operations {
        let demanded = operation.id == "create";
        if matches!(operation.id.as_str(), "create" | "batch") {
            operation.parameters = [("mode", true), ("lang", demanded)]
                .map(|(name, required)| Parameter {
                    name: name.to_owned(),
                    required,
                    kind: None,
                    default: None,
                    values: Vec::new(),
                    terms: Vec::new(),
                    source: contract_source(),
                })
                .to_vec();
        }
    }
    let document: Value = serde_json::from_str(&text(&contract)).expect("the document is JSON");
    let parameters = document["paths"]["/orders"]["post"]["parameters"].as_array();
    let parameters = parameters.expect("there are some").iter();
    let lines: String = parameters.map(|one| format!("{one}\n")).collect();
    insta::assert_snapshot!(lines, @r#"
    {"name":"mode","in":"query","required":true,"schema":{"type":"string"}}
    {"name":"lang","in":"query","schema":{"type":"string"}}
    "#);
}

fn contract_source() -> Source {
    Source {
        file: "page.md".to_owned(),
        line: 1,
        column: 1,
    }
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
