//! Where a run may go: beyond this machine only where the configuration says so,
//! and a name is not this machine because it leads there today.

use std::fs;
use std::path::Path;
use std::process::Output;
use std::sync::Arc;

use crate::misbehaving::{Certificate, Server, answer};
use crate::sandbox::topics;

const HOST: &str = "orders.example";

const FEATURE: &str = r#"Feature: A read, and what no client of good will sends

  Scenario: Read
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    When order "O" is looked up
    Then order "O" does not exist [spectrum.lookup.unknown]

  @hostile
  Scenario: Two megabytes
    When 2 megabytes are sent by "acknowledgement"
    Then it is not accepted, whatever is made of the request [spectrum.service.malformed]
"#;

fn run(folder: &Path, arguments: &[&str]) -> Output {
    crate::program(folder)
        .args(["run", "spectrum", "--features", "some"])
        .args(arguments)
        .env("SPECTRUM_API_TOKEN", "first-token-1")
        .env("SSL_CERT_FILE", "authority.pem")
        .output()
        .expect("the program runs")
}

fn said(output: &Output) -> String {
    let said = [output.stdout.clone(), output.stderr.clone()].concat();
    String::from_utf8_lossy(&said).into_owned()
}

/// A name that the configuration lets lead to loopback, behind a certificate
/// for that name.
struct Elsewhere {
    folder: tempfile::TempDir,
    server: Server,
}

impl Elsewhere {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let certificate = Certificate::of(HOST, false);
        let file = folder.path().join("authority.pem");
        fs::write(file, &certificate.authority).expect("written");
        let some = folder.path().join("some/spectrum");
        fs::create_dir_all(&some).expect("a folder");
        fs::write(some.join("tiny.feature"), FEATURE).expect("written");
        let script = |_: &str| answer(404, "content-type: application/json\r\n", "{}");
        let server = Server::tls(&certificate, Arc::new(script));
        Self { folder, server }
    }

    /// A run against it, configured so.
    fn run(&self, lines: &str, target: &str) -> Output {
        let port = self.server.port;
        let text = format!("[targets.there]\nresolve = \"127.0.0.1:{port}\"\n{lines}");
        fs::write(self.folder.path().join("countersign.toml"), text).expect("written");
        run(self.folder.path(), &["--target", target])
    }
}

#[test]
fn a_name_that_leads_to_loopback_is_not_loopback() {
    let there = Elsewhere::new();
    for (lines, target, code) in [
        ("url = \"https://orders.example\"", "there", "CFG-112"),
        (
            "url = \"https://orders.example\"\nhostile = true",
            "there",
            "CFG-112",
        ),
        (
            "url = \"http://orders.example\"\nwrites = true",
            "there",
            "CFG-111",
        ),
        (
            "url = \"https://orders.example\"\nwrites = true",
            "https://other.example",
            "CFG-110",
        ),
        (
            "url = \"https://orders.example\"\nwrites = true\nprovider-states = \"https://states.example/\"",
            "there",
            "",
        ),
    ] {
        let output = there.run(lines, target);
        let said = said(&output);
        if code.is_empty() {
            assert_ne!(output.status.code(), Some(2), "{said}");
        } else {
            assert_eq!(output.status.code(), Some(2), "{said}");
            assert!(said.contains(code), "{said}");
            assert!(there.server.heard().is_empty(), "{lines}");
        }
    }
}

#[test]
fn a_name_that_may_be_written_to_is_reached_and_spared() {
    let there = Elsewhere::new();
    let output = there.run("url = \"https://orders.example\"\nwrites = true", "there");
    let text = said(&output);
    let heard = there.server.heard();
    assert!(!heard.is_empty(), "{text}");
    let host = format!("host: {HOST}\r\n");
    assert!(
        heard
            .iter()
            .all(|it| it.to_ascii_lowercase().contains(&host))
    );
    // Hostile scenarios are for this machine, or where it is said.
    assert!(text.contains("hostile requests are not allowed"), "{text}");
    let lines = "url = \"https://orders.example\"\nwrites = true\nhostile = true";
    let text = said(&there.run(lines, "there"));
    assert!(!text.contains("hostile requests are not allowed"), "{text}");
    let megabytes = |heard: &String| heard.len() > 1 << 20;
    assert!(!heard.iter().any(megabytes));
    assert!(there.server.heard().iter().any(megabytes));
}

/// However this machine is written; and what only looks like it.
#[test]
fn spellings_of_this_machine() {
    let script = |_: &str| answer(404, "content-type: application/json\r\n", "{}");
    let server = Server::start(Arc::new(script));
    let port = server.port;
    for (host, is_here) in [
        ("127.0.0.1", true),
        ("127.1", true),
        ("2130706433", true),
        ("0x7f000001", true),
        ("0177.0.0.1", true),
        ("LOCALHOST", true),
        ("localhost.", true),
        ("orders.localhost", true),
        ("[::ffff:127.0.0.1]", true),
        ("[::ffff:10.0.0.1]", false),
        ("127.0.0.1.example", false),
        ("localhost.example", false),
        ("notlocalhost", false),
        ("2130706434.example", false),
        ("0x0a000001", false),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        topics(folder.path(), "spectrum", &["lookup"]);
        let before = server.heard().len();
        let output = run(
            folder.path(),
            &["--target", &format!("http://{host}:{port}")],
        );
        let said = said(&output);
        if is_here {
            assert_ne!(output.status.code(), Some(2), "{host}: {said}");
            assert!(server.heard().len() > before, "{host}: {said}");
        } else {
            assert_eq!(output.status.code(), Some(2), "{host}: {said}");
            assert!(said.contains("CFG-110"), "{host}: {said}");
        }
    }
}
