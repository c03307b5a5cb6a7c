//! Whole runs: a target is put through the scenarios.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Output, Stdio};
use std::thread;

use serde_json::Value;

const TOKENS: [(&str, &str); 2] = [
    ("SPECTRUM_API_TOKEN", "first-partner-0e4b"),
    ("SPECTRUM_API_TOKEN_B", "second-partner-91d7"),
];

/// `countersign run` with these arguments, reports in `out`.
fn run(folder: &Path, arguments: &[&str]) -> (Output, Value) {
    let output = crate::program(folder)
        .args(["run", "--report-dir", "out"])
        .args(arguments)
        .envs(TOKENS)
        .output()
        .expect("the program runs");
    let results = fs::read_to_string(folder.join("out/results.json"))
        .unwrap_or_else(|_| panic!("no results\n{}", String::from_utf8_lossy(&output.stderr)));
    let results = serde_json::from_str(&results).expect("results are JSON");
    (output, results)
}

/// Some topics alone, in a folder for `--features`: whole runs take their
/// time, and one of them is enough.
fn topics(folder: &Path, names: &[&str]) {
    let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../features/spectrum");
    fs::create_dir(folder.join("some")).expect("a folder");
    for name in names {
        let name = format!("{name}.feature");
        fs::copy(all.join(&name), folder.join("some").join(&name)).expect("copied");
    }
}

fn count(results: &Value, verdict: &str) -> u64 {
    results["verdicts"][verdict].as_u64().expect("a count")
}

/// A sandbox in a process of its own; killed when dropped.
struct Sandbox {
    child: Child,
    url: String,
}

impl Sandbox {
    fn start(folder: &Path) -> Self {
        let mut child = crate::program(folder)
            .args(["sandbox", "spectrum"])
            .envs(TOKENS)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the sandbox starts");
        let mut lines = BufReader::new(child.stdout.take().expect("piped")).lines();
        let first = lines.next().expect("a line").expect("text");
        let (_, url) = first.rsplit_once(' ').expect("a URL at its end");
        let url = url.to_owned();
        // Read on, so that the sandbox never waits for a reader.
        thread::spawn(move || lines.for_each(drop));
        Self { child, url }
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_built_in_sandbox_passes() {
    let folder = tempfile::tempdir().expect("a folder");
    let (output, results) = run(folder.path(), &[]);
    let told = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{told}");
    for verdict in ["failed", "warned", "skipped", "inconclusive"] {
        assert_eq!(count(&results, verdict), 0, "{verdict}\n{told}");
    }
    assert!(told.contains("exit code 0: all is well"), "{told}");
    let journal = fs::read_to_string(folder.path().join("out/journal.ndjson")).expect("a journal");
    let last: Value = serde_json::from_str(journal.lines().last().expect("lines")).expect("JSON");
    assert_eq!(last["event"], "run-finished");
    assert!(folder.path().join("out/junit.xml").exists());
}

/// The same, over an address, as everyone else's endpoint is reached; and
/// the tokens stay where they belong.
#[test]
fn a_sandbox_at_an_address_passes_and_no_secret_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let sandbox = Sandbox::start(folder.path());
    topics(folder.path(), &["lookup", "token"]);
    let states = format!("{}/_states", sandbox.url);
    let arguments = [
        "spectrum",
        "--features",
        "some",
        "--target",
        &sandbox.url,
        "--provider-states",
        &states,
    ];
    let (output, results) = run(folder.path(), &arguments);
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(0), "{told}");
    assert!(count(&results, "passed") > 0);
    let mut texts = vec![told, String::from_utf8_lossy(&output.stderr).into_owned()];
    for file in fs::read_dir(folder.path().join("out")).expect("reports") {
        texts.push(fs::read_to_string(file.expect("a file").path()).expect("text"));
    }
    for (variable, secret) in TOKENS {
        assert!(
            !texts.iter().any(|text| text.contains(secret)),
            "the value of {variable} is in a report"
        );
    }
}

/// Without provider states and a second partner something is skipped, and
/// nothing is worse than that.
#[test]
fn what_cannot_be_assessed_is_skipped_with_a_reason() {
    let folder = tempfile::tempdir().expect("a folder");
    let sandbox = Sandbox::start(folder.path());
    topics(folder.path(), &["lookup", "shipment"]);
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
    let mut sandbox = Sandbox::start(folder.path());
    signal(&sandbox.child, "-TERM");
    let status = sandbox.child.wait().expect("it ends");
    assert_eq!(status.code(), Some(0));
}
