//! Releases: what is packed, that it is the same each time, and that others'
//! tools can read it.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use flate2::read::GzDecoder;
use jsonschema::{Registry, Validator};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tar::Archive;

/// A program that says of itself what is asked for.
const STUB: &str = r#"#!/bin/sh
set -eu
case "$2" in
    completions) echo "completions for $3" ;;
    man) echo .TH > "$3/countersign.1"; echo .TH > "$3/countersign-run.1" ;;
esac
"#;

/// Files of a release, by name; made of the stub, at a time of its own.
fn dist(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let stub = folder.join("stub");
    fs::write(&stub, STUB).expect("written");
    fs::set_permissions(&stub, fs::Permissions::from_mode(0o700)).expect("it may be run");
    let out = folder.join("out");
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(["dist", "--program"])
        .arg(&stub)
        .arg("--out")
        .arg(&out)
        .env("SOURCE_DATE_EPOCH", "1700000000")
        .output()
        .expect("xtask runs");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    let files = fs::read_dir(out).expect("a folder");
    let paths: Vec<PathBuf> = files.map(|file| file.expect("a file").path()).collect();
    let named = |path: PathBuf| {
        let name = path.file_name().expect("a name").to_string_lossy();
        (name.into_owned(), fs::read(&path).expect("readable"))
    };
    paths.into_iter().map(named).collect()
}

/// The one file whose name ends so.
fn ending<'a>(files: &'a BTreeMap<String, Vec<u8>>, end: &str) -> &'a [u8] {
    let mut ending = files.iter().filter(|(name, _)| name.ends_with(end));
    let (_, bytes) = ending.next().expect("it is there");
    assert!(ending.next().is_none(), "several files end with {end}");
    bytes
}

#[test]
fn a_release_is_the_same_whoever_makes_it() {
    let [one, other] = [(); 2].map(|()| tempfile::tempdir().expect("a folder"));
    assert_eq!(dist(one.path()), dist(other.path()));
}

#[test]
fn an_archive_holds_what_belongs_to_the_program() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = dist(folder.path());
    let mut archive = Archive::new(GzDecoder::new(ending(&files, ".tar.gz")));
    let mut told = String::new();
    for entry in archive.entries().expect("an archive") {
        let mut entry = entry.expect("an entry");
        let header = entry.header();
        let mode = header.mode().expect("a mode");
        assert_eq!(header.mtime().expect("a time"), 1_700_000_000);
        assert_eq!(header.uid().expect("an owner"), 0);
        let path = entry.path().expect("a path").into_owned();
        let below: PathBuf = path.components().skip(1).collect();
        told.push_str(&format!("{mode:o} {}\n", below.display()));
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("readable");
        assert!(!bytes.is_empty(), "{}", path.display());
    }
    let expected = "644 LICENSE-APACHE
644 LICENSE-MIT
644 README.md
644 completions/_countersign
644 completions/_countersign.ps1
644 completions/countersign.bash
644 completions/countersign.elv
644 completions/countersign.fish
755 countersign
644 countersign.cdx.json
644 man/man1/countersign-run.1
644 man/man1/countersign.1
";
    assert_eq!(told, expected);
}

#[test]
fn checksums_are_those_of_the_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut files = dist(folder.path());
    let sums = files.remove("SHA256SUMS").expect("checksums");
    let mut expected = String::new();
    for (name, bytes) in &files {
        for byte in Sha256::digest(bytes) {
            expected.push_str(&format!("{byte:02x}"));
        }
        expected.push_str(&format!("  {name}\n"));
    }
    assert_eq!(String::from_utf8(sums).expect("text"), expected);
}

fn schema(name: &str) -> Value {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/assets/cyclonedx");
    let text = fs::read_to_string(folder.join(name)).expect("the schema is there");
    serde_json::from_str(&text).expect("JSON")
}

/// CycloneDX's own schema, with those that it refers to under the names that
/// it knows them by.
fn validator() -> Validator {
    let base = "http://cyclonedx.org/schema";
    let others = [
        ("spdx.SNAPSHOT.schema.json", schema("spdx.schema.json")),
        (
            "jsf-0.82.SNAPSHOT.schema.json",
            schema("jsf-0.82.schema.json"),
        ),
    ];
    let registry = others
        .iter()
        .fold(Registry::new(), |registry, (name, schema)| {
            let registry = registry.add(format!("{base}/{name}"), schema);
            registry.expect("a schema that can be named")
        });
    let registry = registry.prepare().expect("schemas that can be found");
    jsonschema::options()
        .with_registry(&registry)
        .should_validate_formats(true)
        .build(&schema("bom-1.6.schema.json"))
        .expect("the schema compiles")
}

#[test]
fn the_bill_of_materials_is_valid_and_names_what_runs() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = dist(folder.path());
    let mut bill: Value = serde_json::from_slice(ending(&files, ".cdx.json")).expect("JSON");
    let validator = validator();
    let problems: Vec<String> = validator
        .iter_errors(&bill)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));

    let components = bill["components"].as_array().expect("components");
    let scope = |name: &str| {
        let mut named = components
            .iter()
            .filter(|component| component["name"] == name);
        named.next().map(|component| component["scope"].clone())
    };
    assert_eq!(scope("serde"), Some(json!("required")));
    assert_eq!(scope("countersign-check"), Some(json!("required")));
    assert_eq!(scope("serde_derive"), Some(json!("excluded")), "a macro");
    assert_eq!(scope("proptest"), None, "only tests need it");
    let bare = components.iter().filter(|component| {
        let is_ours = component["name"]
            .as_str()
            .is_some_and(|name| name.starts_with("countersign"));
        !is_ours && (component["purl"].is_null() || component["hashes"].is_null())
    });
    assert_eq!(bare.count(), 0, "a component without address or checksum");

    bill["components"][0]["type"] = json!("gadget");
    assert!(!validator.is_valid(&bill), "the schema refuses nothing");
}
