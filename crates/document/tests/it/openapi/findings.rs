//! What is told of descriptions: every fault of the faulty ones, and nothing
//! of the clean ones.

use countersign_document::lint::lint;
use countersign_document::read;

use super::{cases, folder};

fn told(name: &str, body: &str) -> String {
    let (document, reading) = read(name, body);
    let line = |found: &countersign_document::Diagnostic| {
        let (line, column) = (found.source.line, found.source.column);
        format!(
            "{line}:{column}+{} {} {}\n",
            found.width, found.code, found.message
        )
    };
    lint(&document, &reading).iter().map(line).collect()
}

#[test]
fn faults_are_told() {
    for (name, body) in cases("faults") {
        insta::with_settings!({ snapshot_path => folder("faults"), prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name.clone(), told(&name, &body));
        });
    }
}

#[test]
fn nothing_is_told_of_clean_descriptions() {
    for (name, body) in cases("clean") {
        assert_eq!(told(&name, &body), "", "{name}");
    }
}

#[test]
fn nothing_is_told_of_what_codegen_writes() {
    let schemas = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas");
    for system in ["spectrum", "spreadshirt"] {
        let path = schemas.join(system).join("generated/openapi.json");
        let body = std::fs::read_to_string(&path).expect("codegen has written it");
        assert_eq!(told("openapi.json", &body), "", "{system}");
    }
}
