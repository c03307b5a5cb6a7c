//! Whole runs: a target is put through the scenarios.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Output, Stdio};
use std::thread;

use serde_json::{Value, json};

use crate::sandbox::{self, Sandbox, assert_all_passed, count, journal, texts, topics};

const TOKENS: [(&str, &str); 2] = [
    ("SPECTRUM_API_TOKEN", "first-partner-0e4b"),
    ("SPECTRUM_API_TOKEN_B", "second-partner-91d7"),
];

fn run(folder: &Path, arguments: &[&str]) -> (Output, Value) {
    sandbox::run(folder, &TOKENS, arguments)
}

#[test]
fn the_built_in_sandbox_passes() {
    let folder = tempfile::tempdir().expect("a folder");
    let (output, results) = run(folder.path(), &["spectrum"]);
    assert_all_passed(&output, &results);
    let events = journal(folder.path());
    assert_eq!(events.last().expect("events")["event"], "run-finished");
    assert!(folder.path().join("out/junit.xml").exists());
}

/// Each system against a sandbox of its own, in one report.
#[test]
fn all_systems_run_one_after_the_other() {
    let folder = tempfile::tempdir().expect("a folder");
    topics(folder.path(), "spectrum", &["concurrency", "full-order"]);
    topics(folder.path(), "spreadshirt", &["batch"]);
    for arguments in [&["all", "--features", "some"][..], &["--features", "some"]] {
        let (output, results) = run(folder.path(), arguments);
        assert_all_passed(&output, &results);
        let events = journal(folder.path());
        assert_eq!(events[0]["systems"], json!(["spectrum", "spreadshirt"]));
        let mut begun: Vec<_> = events
            .iter()
            .filter(|event| event["event"] == "scenario-started")
            .map(|event| (event["ordinal"].as_u64(), event["system"].as_str()))
            .collect();
        assert_eq!(events[0]["scenarios"], begun.len(), "{begun:?}");
        assert!(begun.is_sorted_by_key(|(_, system)| *system), "{begun:?}");
        for system in ["spectrum", "spreadshirt"] {
            assert!(begun.iter().any(|(_, other)| *other == Some(system)));
        }
        begun.dedup_by_key(|(ordinal, _)| *ordinal);
        assert_eq!(count(&results, "passed"), begun.len() as u64);
    }
}

/// The same, over an address, as everyone else's endpoint is reached; and
/// the tokens stay where they belong.
#[test]
fn a_sandbox_at_an_address_passes_and_no_secret_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let sandbox = Sandbox::start(folder.path(), &TOKENS, &["spectrum"]);
    topics(folder.path(), "spectrum", &["lookup", "token"]);
    let arguments = [
        "spectrum",
        "--features",
        "some",
        "--target",
        &sandbox.url,
        "--provider-states",
        &sandbox.states,
    ];
    let (output, results) = run(folder.path(), &arguments);
    assert_all_passed(&output, &results);
    for text in texts(folder.path(), &output) {
        for (variable, secret) in TOKENS {
            assert!(!text.contains(secret), "{variable} is told:\n{text}");
        }
    }
}

/// Without provider states and a second partner something is skipped, and
/// nothing is worse than that.
#[test]
fn what_cannot_be_assessed_is_skipped_with_a_reason() {
    let folder = tempfile::tempdir().expect("a folder");
    let sandbox = Sandbox::start(folder.path(), &TOKENS, &["spectrum"]);
    topics(folder.path(), "spectrum", &["lookup", "shipment"]);
    let output = crate::program(folder.path())
        .args([
            "run",
            "--features",
            "some",
            "spectrum",
            "--report-dir",
            "out",
            "--target",
            &sandbox.url,
        ])
        .env(TOKENS[0].0, TOKENS[0].1)
        .output()
        .expect("the program runs");
    let told = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{told}");
    assert!(told.contains("skipped"), "{told}");
}

#[test]
fn nobody_at_the_address_is_inconclusive() {
    let folder = tempfile::tempdir().expect("a folder");
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    drop(listener);
    let (output, results) = run(folder.path(), &["spectrum", "--target", &url]);
    let told = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(3), "{told}");
    assert_eq!(count(&results, "passed"), 0, "{told}");
    assert_eq!(count(&results, "failed"), 0, "{told}");
    assert!(told.to_lowercase().contains("refused"), "{told}");
}

#[test]
fn a_peer_that_speaks_no_http_is_inconclusive() {
    let folder = tempfile::tempdir().expect("a folder");
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { continue };
            let _ = stream.read(&mut [0; 1024]);
            let _ = stream.write_all(b"SSH-2.0-OpenSSH_9.2\r\n");
        }
    });
    let (output, results) = run(folder.path(), &["spectrum", "--target", &url]);
    let told = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(3), "{told}");
    assert_eq!(count(&results, "passed"), 0, "{told}");
}

/// A peer that takes requests and never answers.
fn silent() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    thread::spawn(move || {
        let open: Vec<_> = listener.incoming().collect();
        drop(open);
    });
    url
}

#[test]
fn a_peer_that_never_answers_is_inconclusive_within_the_configured_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let config = "[timeouts]\nrequest-seconds = 1\noverride-seconds = 1\n";
    fs::write(folder.path().join("countersign.toml"), config).expect("written");
    let (output, results) = run(folder.path(), &["spectrum", "--target", &silent()]);
    let told = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(3), "{told}");
    assert_eq!(count(&results, "passed"), 0, "{told}");
    assert!(told.contains("within 1 s"), "{told}");
}

/// Ctrl-C: what was seen until then is told and written.
#[cfg(unix)]
#[test]
fn an_interrupted_run_writes_its_reports() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut child = crate::program(folder.path())
        .args(["run", "spectrum", "--report-dir", "out"])
        .args(["--target", &silent()])
        .envs(TOKENS)
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut lines = BufReader::new(child.stdout.take().expect("piped")).lines();
    let first = lines.next().expect("a line").expect("text");
    assert!(first.contains("scenarios against"), "{first}");
    signal(&child, "-INT");
    let rest: Vec<_> = lines.map_while(Result::ok).collect();
    let status = child.wait().expect("it ends");
    assert_eq!(status.code(), Some(3), "{rest:?}");
    assert!(
        rest.iter().any(|line| line.contains("interrupted")),
        "{rest:?}"
    );
    for report in ["results.json", "junit.xml", "journal.ndjson"] {
        assert!(folder.path().join("out").join(report).exists(), "{report}");
    }
}

#[cfg(unix)]
fn signal(child: &Child, signal: &str) {
    let status = std::process::Command::new("kill")
        .args([signal, &child.id().to_string()])
        .status()
        .expect("kill runs");
    assert!(status.success());
}

#[cfg(unix)]
#[test]
fn a_sandbox_that_is_told_to_stop_ends_cleanly() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut sandbox = Sandbox::start(folder.path(), &TOKENS, &["spectrum"]);
    signal(&sandbox.child, "-TERM");
    let status = sandbox.child.wait().expect("it ends");
    assert_eq!(status.code(), Some(0));
}
