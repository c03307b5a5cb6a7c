//! A pack, run against endpoints that keep to its page, and such that do not.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use serde_json::Value;
use tempfile::tempdir;

use crate::harborline::{Fault, KEY, start};
use crate::program;

/// The example, a pack without a line of Rust.
fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs/example")
}

/// Runs a pack against an address: what it said, and its results.
fn run(pack: &Path, target: &str) -> (Output, Value) {
    let folder = tempdir().expect("a folder");
    let output = program(folder.path())
        .args(["run", "--target", target, "--run-id", "7", "--pack"])
        .arg(pack)
        .env("HARBORLINE_KEY", KEY)
        .output()
        .expect("the program runs");
    let results = fs::read_to_string(folder.path().join("reports/latest/results.json"));
    let results = results.map(|text| serde_json::from_str(&text).expect("JSON"));
    (output, results.unwrap_or_default())
}

/// The clauses that were found to be contradicted, in their order, each once.
fn contradicted(results: &Value) -> Vec<String> {
    let findings = results["findings"].as_array().cloned().unwrap_or_default();
    let failed = findings.iter().filter(|it| it["verdict"] == "failed");
    let mut clauses: Vec<String> = failed
        .map(|it| it["clause"].as_str().unwrap_or_default().to_owned())
        .collect();
    clauses.sort();
    clauses.dedup();
    clauses
}

#[test]
fn an_endpoint_that_keeps_to_the_page_passes() {
    let (output, results) = run(&example(), &start(Fault::None));
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{said}");
    let verdicts = &results["verdicts"];
    assert_eq!(
        (&verdicts["failed"], &verdicts["inconclusive"]),
        (&0.into(), &0.into()),
        "{said}"
    );
    assert!(verdicts["passed"].as_u64() > Some(60), "{verdicts}");
}

/// Each fault is found under the clause that it breaks.
#[test]
fn an_endpoint_with_a_fault_fails_on_the_clause() {
    for (fault, clause) in [
        (Fault::TakesIncomplete, "harborline.register.required"),
        (
            Fault::StoresRefused,
            "harborline.register.refused-not-stored",
        ),
        (Fault::TakesTwice, "harborline.register.duplicate"),
        (Fault::WeightAsText, "harborline.answer.message"),
        (Fault::Swaps, "harborline.register.reads-back"),
        (Fault::AnyStep, "harborline.report.illegal-refused"),
        (Fault::IdleStep, "harborline.report.applied"),
    ] {
        let (output, results) = run(&example(), &start(fault));
        let found = contradicted(&results);
        assert_eq!(output.status.code(), Some(1), "{fault:?}");
        assert!(found.iter().any(|it| it == clause), "{fault:?}: {found:?}");
    }
}

/// What takes everything, or nothing, has met no clause.
#[test]
fn an_endpoint_that_says_the_same_to_all_is_not_green() {
    for (fault, exit) in [(Fault::Always200, 1), (Fault::Always400, 1)] {
        let (output, results) = run(&example(), &start(fault));
        assert_eq!(output.status.code(), Some(exit), "{fault:?}");
        let found = results["verdicts"].clone();
        assert_ne!(
            found["failed"].as_u64().max(found["inconclusive"].as_u64()),
            Some(0),
            "{found}"
        );
    }
}

/// A copy of the example, to be broken.
fn copy(folder: &Path) {
    let mut open = vec![PathBuf::new()];
    while let Some(below) = open.pop() {
        fs::create_dir_all(folder.join(&below)).expect("a folder");
        for entry in fs::read_dir(example().join(&below)).expect("the example") {
            let entry = entry.expect("an entry");
            let path = below.join(entry.file_name());
            match entry.path().is_dir() {
                true => open.push(path),
                false => _ = fs::copy(entry.path(), folder.join(path)).expect("a copy"),
            }
        }
    }
}

/// All files below a folder: paths from it, and contents.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(below) = open.pop() {
        for entry in fs::read_dir(below).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let content = fs::read(&path).expect("a file");
                files.insert(
                    path.strip_prefix(folder).expect("below").to_owned(),
                    content,
                );
            }
        }
    }
    files
}

/// The example is what an import makes of its page, and what a person added: to
/// import the page over it again changes nothing, from wherever that is done.
#[test]
fn the_example_is_imported_again_unchanged() {
    let copied = tempdir().expect("a folder");
    let pack = copied.path().join("pack");
    copy(&pack);
    let before = files(&pack);
    let elsewhere = copied.path().join("downloads");
    fs::create_dir(&elsewhere).expect("a folder");
    fs::copy(pack.join("page.md"), elsewhere.join("page.md")).expect("a copy");
    let absolute = elsewhere.join("page.md");
    for (from, page, out) in [
        (&pack, "page.md", "."),
        (&elsewhere, "./page.md", "../pack"),
        (
            &copied.path().to_owned(),
            absolute.to_str().expect("a path"),
            "pack",
        ),
    ] {
        let output = program(from)
            .args(["contract", "import", page, "--out", out])
            .output()
            .expect("the program runs");
        let said = [output.stdout, output.stderr].concat();
        assert_eq!(String::from_utf8_lossy(&said), "", "{page}");
        assert_eq!(output.status.code(), Some(0));
        assert!(files(&pack) == before, "{page} changed the pack");
    }
}

/// Nor has the page changed since.
#[test]
fn the_example_does_not_differ_from_its_page() {
    let folder = tempdir().expect("a folder");
    let output = program(folder.path())
        .args(["contract", "diff"])
        .args([example(), example().join("page.md")])
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains("nothing has changed"), "{said}");
}

/// What is wrong with a pack ends a run before its first request, with file
/// and line.
#[test]
fn a_broken_pack_is_told_of_with_its_place() {
    let steps = "Feature: Own\n\n  Scenario: One\n    Given a step that nobody knows\n    Then order \"O\" is unchanged [harborline.get.known]\n";
    for (file, text, told) in [
        ("features/own.feature", steps, "own.feature:4"),
        (
            "pack.toml",
            "[entity]\nlist = \"crates\"\n",
            "no such field",
        ),
        ("pack.toml", "[entity]\ncolour = \"red\"\n", "line 2"),
        ("clauses.toml", "[[clause]]\n", "clauses.toml:1:1"),
    ] {
        let folder = tempdir().expect("a folder");
        copy(folder.path());
        fs::write(folder.path().join(file), text).expect("a file");
        let (output, _) = run(folder.path(), "http://127.0.0.1:9");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{file}: {said}");
        assert!(said.contains(told), "{file}: {said}");
    }
}

/// A pack has no sandbox, and no key is asked for on the command line.
#[test]
fn a_pack_needs_a_target_and_its_key() {
    let folder = tempdir().expect("a folder");
    for (arguments, told) in [
        (vec!["run", "--pack"], "a pack has no sandbox"),
        (
            vec!["run", "--target", "http://127.0.0.1:9", "--pack"],
            "HARBORLINE_KEY is not set",
        ),
    ] {
        let output = program(folder.path())
            .args(arguments)
            .arg(example())
            .output();
        let output = output.expect("the program runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(told), "{said}");
    }
}
