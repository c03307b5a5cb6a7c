//! What is exported, by the schemas that others publish of the formats.

use std::fs;
use std::path::Path;

use countersign_codegen::{Artifact, Format, export};
use countersign_contract::Contract;
use serde_json::{Value, json};

use crate::contracts::{small, spectrum, spreadshirt};
use crate::toy_xml::toy_xml;

const FORMATS: [Format; 6] = [
    Format::JsonSchema,
    Format::Xsd,
    Format::OpenApi,
    Format::Markdown,
    Format::Postman,
    Format::Arazzo,
];

fn contracts() -> [Contract; 4] {
    [small(), toy_xml(), spectrum(), spreadshirt()]
}

fn files(contract: &Contract, format: Format) -> Vec<Artifact> {
    export(contract, format).expect("the contract can be exported")
}

fn text(contract: &Contract, format: Format) -> String {
    let files = files(contract, format);
    files.into_iter().map(|file| file.text).collect()
}

/// Faults of the exported file by a published schema.
fn faults(schema: &str, document: &Value) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/assets")
        .join(schema);
    let schema = fs::read_to_string(path).expect("the schema is there");
    let schema: Value = serde_json::from_str(&schema).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema compiles");
    let errors = validator.iter_errors(document);
    errors
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

#[test]
fn every_format_is_the_same_every_time_and_says_what_made_it() {
    for contract in contracts() {
        for format in FORMATS {
            let first = files(&contract, format);
            assert_eq!(first, files(&contract.clone(), format));
            for file in &first {
                assert!(!file.path.contains('/'), "{}", file.path);
                assert!(file.text.ends_with('\n'), "{}", file.path);
                assert!(!file.text.contains("cargo xtask"), "{}", file.path);
            }
        }
    }
}

#[test]
fn a_format_of_another_wire_form_has_no_file() {
    assert_eq!(files(&spectrum(), Format::Xsd), []);
    assert_eq!(files(&spreadshirt(), Format::JsonSchema), []);
}

#[test]
fn postmans_schema_takes_every_collection() {
    for contract in contracts() {
        let text = text(&contract, Format::Postman);
        let mut collection: Value = serde_json::from_str(&text).expect("a collection is JSON");
        let schema = "postman/collection-v2.1.0.schema.json";
        assert_eq!(faults(schema, &collection), Vec::<String>::new());
        let items = collection["item"].as_array().map(Vec::len);
        assert_eq!(items, Some(contract.operations.len()));
        // The schema is one that refuses something.
        collection["item"][0]["request"]["url"] = json!(5);
        assert!(!faults(schema, &collection).is_empty());
    }
}

#[test]
fn the_schema_of_arazzo_takes_every_description() {
    for contract in contracts() {
        let text = text(&contract, Format::Arazzo);
        let mut flows: Value = serde_json::from_str(&text).expect("a description is JSON");
        let schema = "arazzo/arazzo-v1.0.schema.json";
        assert_eq!(faults(schema, &flows), Vec::<String>::new());
        calls_are_there(&contract, &flows);
        flows["workflows"][0]["steps"][0]["operationId"].take();
        assert!(!faults(schema, &flows).is_empty());
    }
}

/// The schema can't know what the OpenAPI document has: each step's call.
fn calls_are_there(contract: &Contract, flows: &Value) {
    let openapi = text(contract, Format::OpenApi);
    let openapi: Value = serde_json::from_str(&openapi).expect("a document is JSON");
    let paths = openapi["paths"].as_object().expect("there are paths");
    let calls: Vec<&Value> = paths
        .values()
        .filter_map(Value::as_object)
        .flat_map(serde_json::Map::values)
        .map(|call| &call["operationId"])
        .collect();
    for flow in flows["workflows"].as_array().expect("there are flows") {
        for step in flow["steps"].as_array().expect("there are steps") {
            assert!(calls.contains(&&step["operationId"]), "{step}");
        }
    }
}

#[test]
fn a_collection() {
    insta::assert_snapshot!(text(&small(), Format::Postman));
}

#[test]
fn flows_whose_key_the_client_chooses() {
    let flows: Value =
        serde_json::from_str(&text(&spectrum(), Format::Arazzo)).expect("flows are JSON");
    insta::assert_snapshot!(outline(&flows));
}

#[test]
fn flows_whose_key_the_endpoint_gives() {
    let flows: Value =
        serde_json::from_str(&text(&spreadshirt(), Format::Arazzo)).expect("flows are JSON");
    insta::assert_snapshot!(outline(&flows));
}

/// Flows without their payloads.
fn outline(flows: &Value) -> String {
    let mut flows = flows["workflows"].clone();
    for flow in flows.as_array_mut().into_iter().flatten() {
        for step in flow["steps"].as_array_mut().into_iter().flatten() {
            if let Some(payload) = step.pointer_mut("/requestBody/payload") {
                *payload = "…".into();
            }
        }
    }
    format!("{flows:#}")
}

#[test]
fn a_page_of_json() {
    insta::assert_snapshot!(text(&small(), Format::Markdown));
}

#[test]
fn a_page_of_xml() {
    insta::assert_snapshot!(text(&toy_xml(), Format::Markdown));
}

#[test]
fn each_ruling_and_each_field_is_on_the_page_once() {
    for contract in [spectrum(), spreadshirt()] {
        let page = text(&contract, Format::Markdown);
        for ruling in &contract.rulings {
            let told = format!("`{}`", ruling.id);
            assert_eq!(page.matches(&told).count(), 1, "{told}");
        }
        let fields = contract.messages.iter().map(|message| message.fields.len());
        let rows = page.lines().filter(|line| is_row_of_field(line)).count();
        assert_eq!(rows, fields.sum::<usize>());
    }
}

/// Whether a line has the four cells of a field.
fn is_row_of_field(line: &str) -> bool {
    let cells: Vec<&str> = line.split(" | ").collect();
    line.starts_with("| `") && cells.len() == 4
}

/// A page and a collection hold what people type: it stays what it is.
#[test]
fn marks_in_texts_break_nothing() {
    let mut contract = small();
    contract.title = "A | B\n# C".to_owned();
    contract.messages[0].fields[0].default = Some("a | b\n\n# c".to_owned());
    contract.messages[0].example = Some("```\nnot JSON".to_owned());
    let page = text(&contract, Format::Markdown);
    assert!(page.starts_with("# A | B # C\n"), "{page}");
    assert!(page.contains(r"Default: `a \| b # c`."), "{page}");
    assert!(page.contains("````json\n```\nnot JSON\n````"), "{page}");
    for format in FORMATS {
        files(&contract, format);
    }
}
