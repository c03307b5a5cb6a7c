//! Runs of a system whose messages are XML: three credentials of which one is
//! public, and orders that take their time.

use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::Value;

use crate::sandbox::{Sandbox, assert_all_passed, count, journal, run, texts, topics};

const PARTNERS: [(&str, &str); 6] = [
    ("SPREADSHIRT_API_KEY", "first-key-5f0c"),
    ("SPREADSHIRT_SESSION_ID", "first-session-a1d2"),
    ("SPREADSHIRT_PARTNER_ID", "470815001"),
    ("SPREADSHIRT_API_KEY_B", "second-key-77e3"),
    ("SPREADSHIRT_SESSION_ID_B", "second-session-09bb"),
    ("SPREADSHIRT_PARTNER_ID_B", "470815002"),
];

fn is_partner_id(variable: &str) -> bool {
    variable.contains("PARTNER_ID")
}

/// A target of this name in countersign.toml, with these further lines.
fn name_target(folder: &Path, sandbox: &Sandbox, lines: &str) {
    let Sandbox { url, states, .. } = sandbox;
    let text = format!(
        "[targets.here]\nurl = \"{url}\"\nsystem = \"spreadshirt\"\n\
         provider-states = \"{states}\"\n{lines}"
    );
    fs::write(folder.join("countersign.toml"), text).expect("written");
}

fn run_here(folder: &Path, more: &[&str]) -> (Output, Value) {
    let arguments = [&["--target", "here", "--features", "some"], more].concat();
    run(folder, &PARTNERS, &arguments)
}

/// What the target was sent by partner A: URL and headers of each request.
fn sent_by_a(folder: &Path) -> Vec<Value> {
    let sent: Vec<_> = journal(folder)
        .into_iter()
        .filter(|event| event["exchange"]["actor"] == "A")
        .map(|mut event| event["exchange"]["request"].take())
        .filter(|request| !request["url"].to_string().contains("/_states"))
        .collect();
    assert!(!sent.is_empty());
    sent
}

/// The partner's id is told, for lists and messages hold it; key and session
/// never are.
fn assert_only_the_partner_is_told(folder: &Path, output: &Output) {
    let texts = texts(folder, output);
    for (variable, value) in PARTNERS {
        let is_told = texts.iter().any(|text| text.contains(value));
        assert_eq!(is_told, is_partner_id(variable), "{variable}");
    }
    let journal = fs::read_to_string(folder.join("out/journal.ndjson")).expect("a journal");
    assert!(journal.contains("SPREADSHIRT_API_KEY"), "named instead");
}

#[test]
fn the_built_in_sandbox_passes() {
    let folder = tempfile::tempdir().expect("a folder");
    let (output, results) = run(folder.path(), &[], &["spreadshirt"]);
    assert_all_passed(&output, &results);
}

/// No scenario of the other system has the tag, which is no mistake.
#[test]
fn a_tag_selects_among_all_systems() {
    let folder = tempfile::tempdir().expect("a folder");
    let (output, results) = run(folder.path(), &[], &["--tags", "@concurrency"]);
    assert_all_passed(&output, &results);
}

#[test]
fn credentials_go_as_a_header_and_are_not_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let sandbox = Sandbox::start(folder.path(), &PARTNERS, &["spreadshirt"]);
    topics(folder.path(), "spreadshirt", &["partners", "read"]);
    name_target(folder.path(), &sandbox, "");
    let (output, results) = run_here(folder.path(), &[]);
    assert_all_passed(&output, &results);
    assert_only_the_partner_is_told(folder.path(), &output);
    for request in sent_by_a(folder.path()) {
        let headers = request["headers"].to_string();
        assert!(headers.contains("SprdAuth apiKey="), "{request}");
        assert!(!request["url"].to_string().contains("apiKey="), "{request}");
    }
}

#[test]
fn credentials_go_in_the_query_where_the_target_says_so_and_are_not_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let sandbox = Sandbox::start(folder.path(), &PARTNERS, &["spreadshirt"]);
    topics(folder.path(), "spreadshirt", &["partners", "read"]);
    name_target(folder.path(), &sandbox, "auth = \"query\"\n");
    let (output, results) = run_here(folder.path(), &[]);
    assert_all_passed(&output, &results);
    assert_only_the_partner_is_told(folder.path(), &output);
    for request in sent_by_a(folder.path()) {
        let headers = request["headers"].to_string();
        assert!(!headers.contains("SprdAuth"), "{request}");
        let url = request["url"].to_string();
        assert!(
            url.contains("apiKey=") && url.contains("sessionId="),
            "{request}"
        );
    }
}

/// The variables are those that the target's entry names.
#[test]
fn a_target_may_name_its_own_variables() {
    let folder = tempfile::tempdir().expect("a folder");
    let sandbox = Sandbox::start(folder.path(), &PARTNERS, &["spreadshirt"]);
    topics(folder.path(), "spreadshirt", &["batch"]);
    let lines = "secrets = { apiKey = \"KEY\", sessionId = \"SESSION\", partnerId = \"WHO\" }\n";
    name_target(folder.path(), &sandbox, lines);
    let variables: Vec<_> = ["KEY", "SESSION", "WHO"]
        .into_iter()
        .zip(PARTNERS.map(|(_, value)| value))
        .collect();
    let arguments = ["--target", "here", "--features", "some"];
    let (output, results) = run(folder.path(), &variables, &arguments);
    assert_all_passed(&output, &results);
}

/// An endpoint may take its time, but not more than it is given; what the
/// command line says goes before what is configured.
#[test]
fn orders_settle_within_the_time_they_are_given() {
    let folder = tempfile::tempdir().expect("a folder");
    let arguments = ["spreadshirt", "--delay", "2500"];
    let sandbox = Sandbox::start(folder.path(), &PARTNERS, &arguments);
    topics(folder.path(), "spreadshirt", &["read"]);
    name_target(folder.path(), &sandbox, "[timeouts]\nsettle-seconds = 1\n");
    let (output, results) = run_here(folder.path(), &[]);
    let told = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(3), "{told}");
    assert!(told.contains("did not settle within 1 s"), "{told}");
    assert_eq!(count(&results, "failed"), 0, "{told}");
    let (output, results) = run_here(folder.path(), &["--settle", "30"]);
    assert_all_passed(&output, &results);
}
