//! The line that repeats a request: a shell hands it on byte for byte.

use std::process::Command;

use countersign_journal::{Actor, Bytes, Exchange, ExchangeId, Request};

/// The line of a request that was never answered.
fn line(request: Request) -> String {
    let unanswered = r#"{"unanswered":{"because":"so","hung_up":false,"timed_out":true}}"#;
    let exchange = Exchange {
        id: ExchangeId {
            scenario: 1,
            sequence: 1,
        },
        actor: Actor::A,
        operation: None,
        request,
        outcome: serde_json::from_str(unanswered).expect("an outcome"),
        started_ms: 0,
        elapsed_ms: 0,
        again_of: None,
    };
    exchange.curl()
}

fn request(method: &str, url: &str, header: &str, body: &[u8]) -> Request {
    Request {
        method: method.to_owned(),
        url: url.to_owned(),
        headers: vec![("content-type".to_owned(), header.to_owned())],
        body: Bytes(body.to_vec()),
    }
}

fn curl(url: &str, header: &str, body: &[u8]) -> String {
    line(request("POST", url, header, body))
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
        let what = format!(
            ": '{file}: the {} bytes that the journal has as the body of exchange 1.1; `report --format scripts` writes it out'; ",
            body.len()
        );
        assert!(line.len() < 2_000, "{line}");
        let rest = line.strip_prefix(&what).expect("it is told first");
        let rest = rest.strip_prefix(&format!("test -f {file} && "));
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
    // An id that a target gave does not fill in what is the reader's own.
    let line = curl("http://127.0.0.1:9/$TOKEN_A?c=$TOKEN_A", JSON, b"");
    if let Some(arguments) = arguments(&line) {
        let url = b"http://127.0.0.1:9/$TOKEN_A?c=secret".to_vec();
        assert!(arguments.contains(&url), "{line}");
    }
    let long = curl(&format!("{URL}?b={}", "x".repeat(3_000)), JSON, b"{}");
    assert_eq!(
        long,
        ": 'POST, with an address and headers too long for a line: the journal has it as exchange 1.1'"
    );
}

/// What can't be sent again is a line that does nothing, and a short one.
#[test]
fn what_is_not_repeated_is_told_in_a_line_that_does_nothing() {
    let size = 900_000;
    let beginning = Bytes::beginning(b"{\"a\":\"x".to_vec(), size);
    let long = "M".repeat(2_000);
    for (method, url, body, why) in [
        (
            "POST",
            URL,
            &*beginning.0,
            "a body that was too long to be recorded",
        ),
        (&long, URL, b"", "a method that is none"),
        ("GET;id", URL, b"", "a method that is none"),
        (
            "GET",
            "file:///etc/passwd",
            b"",
            "an address that is none of HTTP",
        ),
    ] {
        let line = line(request(method, url, JSON, body));
        let told = format!(": '{why}: the journal has it as exchange 1.1'");
        assert_eq!(line, told);
        let script = format!("set -e; {line}");
        if let Some(arguments) = arguments(&script) {
            assert!(arguments.is_empty(), "{line}");
        }
    }
}

/// The words of a beginning are also those of bodies that are whole.
#[test]
fn a_beginning_is_known_by_its_end() {
    for (body, is_beginning) in [
        ("x… (900000 bytes in all)", true),
        ("… (1 bytes in all)", true),
        ("… ( bytes in all)", false),
        ("7 bytes in all)", false),
        ("x… (7 bytes in all).", false),
        ("", false),
    ] {
        assert_eq!(Bytes(body.into()).is_beginning(), is_beginning, "{body}");
    }
}

/// An answer to HEAD has no body, for which curl would wait.
#[test]
fn heads_are_asked_for_as_such() {
    let line = line(request("HEAD", URL, JSON, b""));
    assert!(line.contains(" -I ") && !line.contains("-X"), "{line}");
}
