//! The XML Schemas, as libxml2 reads them: a case is a document in
//! `tests/cases/xsd/<schema>/valid` or `invalid`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use countersign_codegen::artifacts;
use countersign_contract::Contract;

use crate::contracts::{spectrum, spreadshirt};
use crate::toy_xml::toy_xml;

/// Whether xmllint is there; `COUNTERSIGN_TOOLS=required` makes its absence a
/// failure.
fn xmllint_is_there() -> bool {
    let there = Command::new("xmllint").arg("--version").output().is_ok();
    if !there {
        assert!(
            std::env::var("COUNTERSIGN_TOOLS").as_deref() != Ok("required"),
            "xmllint is not installed (Debian: libxml2-utils)"
        );
        eprintln!("xmllint is not installed: the schemas were not put to libxml2");
    }
    there
}

/// Writes the schemas of a contract to a folder of their own.
fn schemas(contract: &Contract, folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    fs::create_dir_all(&folder).expect("the folder can be made");
    let all = artifacts(contract).expect("everything can be generated");
    all.iter()
        .filter(|artifact| artifact.path.ends_with(".xsd"))
        .map(|artifact| {
            let name = artifact.path.rsplit('/').next().unwrap_or_default();
            let path = folder.join(name);
            fs::write(&path, &artifact.text).expect("a schema can be written");
            path
        })
        .collect()
}

fn xmllint(schema: &Path, document: &Path) -> Output {
    Command::new("xmllint")
        .args(["--nonet", "--noout", "--schema"])
        .arg(schema)
        .arg(document)
        .output()
        .expect("xmllint runs")
}

#[test]
fn json_has_no_schemas_of_xml() {
    let all = artifacts(&spectrum()).expect("everything can be generated");
    assert!(all.iter().all(|artifact| !artifact.path.ends_with(".xsd")));
}

/// Where the pages show no namespace there is none, in the schemas as in
/// documents.
#[test]
fn what_is_in_no_namespace_has_schemas() {
    let mut contract = toy_xml();
    contract.namespaces.retain(|one| !one.prefix.is_empty());
    let all = artifacts(&contract).expect("everything can be generated");
    let mut all = all.iter();
    let read = all.find(|artifact| artifact.path.ends_with("toy-read.xsd"));
    let text = &read.expect("there is a schema").text;
    assert!(!text.contains("targetNamespace"), "{text}");
    contract.namespaces.clear();
    contract.media_type = "application/vnd.toy+xml; charset=utf-8".to_owned();
    assert!(contract.is_xml());
    if !xmllint_is_there() {
        return;
    }
    contract.namespaces.extend(
        toy_xml()
            .namespaces
            .into_iter()
            .filter(|one| !one.prefix.is_empty()),
    );
    let folder = "documents-in-no-namespace";
    let document = Path::new(env!("CARGO_TARGET_TMPDIR")).join("nothing.xml");
    fs::write(&document, "<nothing/>").expect("a document can be written");
    for schema in schemas(&contract, folder) {
        let output = xmllint(&schema, &document);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!said.contains("Schemas parser error"), "{said}");
    }
}

#[test]
fn libxml2_takes_what_is_valid_and_nothing_else() {
    if !xmllint_is_there() {
        return;
    }
    let mut schemas = [
        schemas(&toy_xml(), "documents-of-toy"),
        schemas(&spreadshirt(), "documents-of-spreadshirt"),
    ]
    .concat();
    schemas.sort();
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/xsd");
    let mut seen = 0;
    for folder in entries(&cases) {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        let schema = schemas
            .iter()
            .find(|path| path.file_stem().is_some_and(|stem| *stem == *name));
        let schema = schema.unwrap_or_else(|| panic!("no schema is called {name}"));
        // 3 is libxml2's word for a document that is not valid.
        for (outcome, status) in [("valid", 0), ("invalid", 3)] {
            for document in entries(&folder.join(outcome)) {
                let output = xmllint(schema, &document);
                assert!(
                    output.status.code() == Some(status),
                    "{} should be {outcome}: {}",
                    document.display(),
                    String::from_utf8_lossy(&output.stderr)
                );
                seen += 1;
            }
        }
    }
    assert!(seen > 30, "only {seen} cases");
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .expect("a folder of cases")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    paths
}
