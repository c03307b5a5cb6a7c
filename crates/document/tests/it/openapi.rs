//! Descriptions in, what they declare out: one case a file under `openapi/`,
//! and what no description may do to the reader.

mod findings;
mod hostile;
mod round_trip;
mod shown;

use std::fs;
use std::path::Path;

use countersign_document::{Markup, read};

/// A folder of cases.
fn folder(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/it/openapi")
        .join(name)
}

/// The files of a folder of cases, by name.
fn cases(of: &str) -> Vec<(String, String)> {
    let entries = fs::read_dir(folder(of)).expect("the folder of cases is there");
    let mut cases: Vec<(String, String)> = entries
        .map(|entry| entry.expect("it can be listed").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|ending| ending == "yaml" || ending == "json")
        })
        .map(|path| {
            let name = path
                .file_name()
                .expect("a file has a name")
                .to_string_lossy()
                .into_owned();
            (name, fs::read_to_string(&path).expect("a case can be read"))
        })
        .collect();
    cases.sort();
    cases
}

#[test]
fn descriptions_are_read() {
    for of in ["cases", "clean"] {
        for (name, body) in cases(of) {
            let (document, reading) = read(&name, &body);
            assert_eq!(document.markup, Markup::OpenApi, "{name}");
            insta::with_settings!({ snapshot_path => folder(of), prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(name.clone(), shown::reading(&reading));
            });
        }
    }
}
