//! The line that repeats a request: a shell hands it on byte for byte.

use std::process::Command;

use countersign_check::{Exchanges, judge};
use countersign_journal::ScenarioId;
use countersign_journal::{Actor, Bytes, Claim, Exchange, ExchangeId, Outcome, Request, Response};
use countersign_spreadshirt::Spreadshirt;

/// The line of a finding about a request that was never answered.
fn curl(url: &str, header: &str, body: &[u8]) -> String {
    let exchange = |sequence: u32, outcome: Outcome| Exchange {
        id: ExchangeId {
            scenario: 1,
            sequence,
        },
        actor: Actor::A,
        operation: None,
        request: Request {
            method: "POST".to_owned(),
            url: url.to_owned(),
            headers: vec![("content-type".to_owned(), header.to_owned())],
            body: Bytes(body.to_vec()),
        },
        outcome,
        started_ms: 0,
        elapsed_ms: 0,
        again_of: None,
    };
    let unanswered = r#"{"unanswered":{"because":"so","hung_up":false,"timed_out":true}}"#;
    let request = exchange(1, serde_json::from_str(unanswered).expect("an outcome"));
    let control = exchange(
        2,
        Outcome::Answered(Response {
            status: 200,
            headers: Vec::new(),
            body: Bytes::default(),
        }),
    );
    let roles = [("request", &request), ("control", &control)];
    let roles = roles.map(|(role, exchange)| (role.to_owned(), vec![exchange.id]));
    let claim = Claim {
        presupposed: false,
        clause: "spreadshirt.hostile.bounded".into(),
        scenario: ScenarioId("once".to_owned()),
        step: "the request ends in time".to_owned(),
        check: "bounded".to_owned(),
        exchanges: roles.into(),
        arguments: serde_json::Value::Null,
    };
    let mut exchanges = Exchanges::default();
    exchanges.add(request);
    exchanges.add(control);
    let mut findings = judge(&Spreadshirt::new(), &exchanges, &claim);
    findings.remove(0).curl.expect("a line")
}

const URL: &str = "http://127.0.0.1:9/a";
const JSON: &str = "application/json";

/// The arguments that a shell makes of a line, with a variable in it; `None`
/// where there is no bash.
fn arguments(line: &str) -> Option<Vec<Vec<u8>>> {
    let script = format!("curl() {{ printf '%s\\0' \"$@\"; }}\nexport LC_ALL=C\n{line}\n");
    let output = Command::new("bash")
        .args(["-c", &script])
        .env("TOKEN_A", "secret")
        .output();
    let Ok(output) = output else {
        eprintln!("not tried: there is no bash");
        return None;
    };
    assert!(output.status.success(), "{line}");
    let mut arguments: Vec<Vec<u8>> = output
        .stdout
        .split(|it| *it == 0)
        .map(<[u8]>::to_vec)
        .collect();
    arguments.pop();
    Some(arguments)
}

/// It is shown on a terminal as it is, and what comes out is what was sent.
#[test]
fn every_byte_of_a_body_is_repeated() {
    for body in [
        "{\"a\":\"it's $HOME `id` \\\\ \\n\"}",
        "line\nand\ttab\r\n",
        "\u{1b}[2J'\u{7}\u{7f}\u{9b}31m",
        "日本語 é \u{202e}\u{feff}\u{200b}\u{2028} 👍 f",
        "\u{1}1\u{1b}ab",
        "$TOKEN_A",
        "@file",
    ] {
        let line = curl(URL, JSON, body.as_bytes());
        let moves = |it: char| it.is_control() || "\u{202e}\u{feff}\u{200b}\u{2028}".contains(it);
        assert!(!line.contains(moves), "{line:?}");
        if let Some(arguments) = arguments(&line) {
            let sent = arguments
                .last()
                .map(|it| String::from_utf8_lossy(it).into_owned());
            assert_eq!(sent.as_deref(), Some(body), "{line}");
        }
    }
}

/// A body that a line can't hold is in a file, and told where to take it from.
#[test]
fn a_body_that_does_not_fit_is_taken_from_the_journal() {
    let large = format!("{{\"a\":\"{}\"}}", "x".repeat(1_990));
    let quotes = "'".repeat(1_000);
    for (header, body, file) in [
        (JSON, large.as_bytes(), "body.json"),
        ("application/xml", quotes.as_bytes(), "body.xml"),
        ("text/plain", b"a\0b", "body.bin"),
        ("text/plain", b"a\xffb", "body.bin"),
    ] {
        let line = curl(URL, header, body);
        let wanted = format!(
            " --data-binary @{file} # {file}: the {} bytes that the journal has as the body of exchange 1.1",
            body.len()
        );
        assert!(line.ends_with(&wanted), "{line}");
        assert!(line.len() < 2_000, "{line}");
        let rest = line.strip_prefix(&format!("test -f {file} && "));
        let rest = rest.expect("nothing is sent where the file is missing");
        if let Some(arguments) = arguments(rest) {
            assert_eq!(arguments.last(), Some(&format!("@{file}").into_bytes()));
        }
    }
}

/// Braces and brackets of an address are curl's own otherwise, and one that is
/// longer than a line is not cut in two.
#[test]
fn addresses_are_taken_as_they_are() {
    let line = curl("http://127.0.0.1:9/a?b=[1]&c=$TOKEN_A", JSON, b"");
    assert!(line.contains(" --globoff "), "{line}");
    if let Some(arguments) = arguments(&line) {
        let url = b"http://127.0.0.1:9/a?b=[1]&c=secret".to_vec();
        assert!(arguments.contains(&url), "{line}");
    }
    let long = curl(&format!("{URL}?b={}", "x".repeat(3_000)), JSON, b"{}");
    assert_eq!(
        long,
        "# POST, with an address and headers too long for a line: the journal has it as exchange 1.1"
    );
}
