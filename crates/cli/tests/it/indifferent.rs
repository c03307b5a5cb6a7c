//! Targets that answer one and the same thing to everything, before whole runs
//! of both systems: nothing passes there but what is about that very answer.

use std::collections::BTreeSet;
use std::fs;
use std::sync::Arc;

use serde_json::Value;

use crate::misbehaving::{Server, answer};
use crate::sandbox::{count, run};

const VARIABLES: [(&str, &str); 8] = [
    ("SPECTRUM_API_TOKEN", "first-token-1"),
    ("SPECTRUM_API_TOKEN_B", "second-token-2"),
    ("SPREADSHIRT_API_KEY", "first-key-1"),
    ("SPREADSHIRT_SESSION_ID", "first-session-1"),
    ("SPREADSHIRT_PARTNER_ID", "470815001"),
    ("SPREADSHIRT_API_KEY_B", "second-key-2"),
    ("SPREADSHIRT_SESSION_ID_B", "second-session-2"),
    ("SPREADSHIRT_PARTNER_ID_B", "470815002"),
];

/// The last part of the clauses that one answer alone can meet: that there is
/// one, how it is labelled, its status and its form.
const OF_ANSWERS: [&str; 7] = [
    "answer.given",
    "answer.links",
    "answer.media-type",
    "answer.message",
    "answer.status",
    "hostile.bounded",
    ".status",
];

/// The clauses that pass before such a target, but for those.
fn passed(system: &str, path: &str, status: u16, media_type: &str, body: &str) -> BTreeSet<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let config = "[timeouts]\nsettle-seconds = 1\n";
    fs::write(folder.path().join("countersign.toml"), config).expect("written");
    let headers = format!("content-type: {media_type}\r\n");
    let body = body.to_owned();
    let server = Server::start(Arc::new(move |_: &str| answer(status, &headers, &body)));
    let url = format!("http://127.0.0.1:{}{path}", server.port);
    let (_, results) = run(folder.path(), &VARIABLES, &[system, "--target", &url]);
    assert_eq!(count(&results, "passed"), 0, "{system}, {status}");
    let journal = fs::read_to_string(folder.path().join("out/journal.ndjson")).expect("a journal");
    let events = journal.lines().map(|line| {
        let event: Value = serde_json::from_str(line).expect("a line of JSON");
        event
    });
    events
        .filter(|event| event["event"] == "found" && event["finding"]["verdict"] == "passed")
        .filter_map(|event| event["finding"]["clause"].as_str().map(str::to_owned))
        .filter(|clause| !OF_ANSWERS.iter().any(|own| clause.ends_with(own)))
        .collect()
}

#[test]
fn nothing_passes_before_one_answer_to_everything_in_json() {
    for (status, body) in [(200, "{}"), (201, "[]"), (404, "{}"), (500, "{}")] {
        let passed = passed("spectrum", "", status, "application/json", body);
        assert_eq!(passed, BTreeSet::new(), "{status} {body}");
    }
}

#[test]
fn nothing_passes_before_one_answer_to_everything_in_xml() {
    let list = r#"<orders xmlns="http://api.spreadshirt.net"/>"#;
    for (status, body) in [(200, list), (201, ""), (404, ""), (500, "")] {
        let passed = passed("spreadshirt", "/api/v1", status, "application/xml", body);
        assert_eq!(passed, BTreeSet::new(), "{status} {body}");
    }
}
