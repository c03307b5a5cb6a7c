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
