//! What a peer is told in confidence is told to nobody else, whatever the
//! peer makes of it.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use countersign_journal::{Exchange, RunEvent};
use serde_json::json;

use crate::bench::{Bench, Ran, TOKEN_A, TOKEN_B};
use crate::peer::{Heard, Peer, Reply, answer};

/// Everyone who may send.
const FEATURE: &str = r#"Feature: Everyone

  Background:
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each

  Scenario Outline: Sent as <sender>
    When order "O" is sent by "acknowledgement" as <sender>
    And order "O" is looked up as <sender>
    Then order "O" does not exist [spectrum.lookup.unknown]

    Examples:
      | sender                                |
      | partner B                             |
      | nobody                                |
      | a stranger                            |
      | a stranger with the token cut short   |
      | a stranger with the token extended    |
      | a stranger with the token in the other case |

  Scenario: Sent as the first partner
    When order "O" is sent by "acknowledgement"
    And order "O" is looked up
    Then order "O" does not exist [spectrum.lookup.unknown]
    And it is accepted [spectrum.acknowledgement.accepted]
"#;

/// A single request.
const ONCE: &str = r#"Feature: Once

  Scenario: Looked up
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    When order "O" is looked up
    Then order "O" does not exist [spectrum.lookup.unknown]
"#;

/// The tokens, what was made from them, and both as they may be written.
fn needles() -> Vec<Vec<u8>> {
    let cut = &TOKEN_A[..TOKEN_A.len() - 1];
    let extended = format!("{TOKEN_A}0");
    let mut needles = Vec::new();
    for secret in [TOKEN_A, TOKEN_B, cut, &extended] {
        let written = serde_json::to_string(secret).expect("a text");
        let written = written.trim_matches('"').to_owned();
        needles.extend([
            secret.to_owned(),
            written.replace('/', "\\/"),
            written,
            STANDARD.encode(secret),
            URL_SAFE.encode(secret),
            percent_encoded(secret),
            secret.to_ascii_lowercase(),
        ]);
    }
    needles.into_iter().map(String::into_bytes).collect()
}

fn percent_encoded(secret: &str) -> String {
    let encode = |byte: u8| match byte {
        b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'-' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    secret.bytes().map(encode).collect()
}

/// Says back what it was told, in every way that comes to mind.
fn echo(heard: &Heard) -> Reply {
    let token = heard.header("spectrum_api_token").unwrap_or_default();
    let headers = format!(
        "content-type: application/json\r\nx-echo: Bearer {token}\r\nx-echo: {}\r\nlocation: /?token={}\r\n",
        STANDARD.encode(&token),
        percent_encoded(&token),
    );
    let body = json!({
        "error": format!("no order for {token}, {}", STANDARD.encode(&token)),
        "url": percent_encoded(&token),
        "safe": URL_SAFE.encode(&token),
        "small": token.to_ascii_lowercase(),
        "apiVersion": token,
    })
    .to_string();
    let slashed = body.replace('/', "\\/");
    let mut bytes = format!("[{body}, {slashed}, \"").into_bytes();
    if heard.method() == "POST" {
        // No text any more: the journal writes such a body in base64.
        bytes.push(0xff);
    }
    bytes.extend_from_slice(token.as_bytes());
    bytes.extend_from_slice(b"\"]");
    answer("200 OK", &headers, &bytes)
}

/// Everything that a run tells, bodies as they are.
fn told(ran: &Ran) -> Vec<Vec<u8>> {
    let mut told = vec![format!("{:?}", ran.summary).into_bytes()];
    for event in &ran.events {
        let text = serde_json::to_string(event).expect("events are written");
        // What JSON escapes once more is looked for as it was.
        told.push(text.replace("\\\\", "\\").into_bytes());
        told.push(text.replace("\\\"", "\"").into_bytes());
        told.push(text.into_bytes());
        if let RunEvent::Exchanged { exchange, .. } = event {
            told.extend(bodies(exchange));
        }
    }
    told
}

fn bodies(exchange: &Exchange) -> impl Iterator<Item = Vec<u8>> {
    let answered = exchange.response().map(|response| response.body.0.clone());
    std::iter::once(exchange.request.body.0.clone()).chain(answered)
}

#[tokio::test]
async fn no_event_holds_a_secret() {
    let peer = Peer::start(echo).await;
    let mut bench = Bench::new(FEATURE, peer.url());
    bench.target.extra_headers = vec![("x-again".to_owned(), format!("Bearer {TOKEN_A}"))];
    let ran = bench.run().await;
    // Both, and what was made of the first, did go over the wire.
    let heard: String = peer.heard().iter().map(Heard::text).collect();
    for sent in [TOKEN_B, &format!("{TOKEN_A}0")] {
        assert!(heard.contains(sent), "{sent} was never sent");
    }
    let told = told(&ran);
    for needle in needles() {
        let leak = told.iter().find(|told| {
            let mut windows = told.windows(needle.len());
            windows.any(|window| window == needle)
        });
        if let Some(leak) = leak {
            panic!(
                "{} stands in {}",
                String::from_utf8_lossy(&needle),
                String::from_utf8_lossy(leak)
            );
        }
    }
    let answer = ran.events.iter().rev().find_map(|event| match event {
        RunEvent::Exchanged { exchange, .. } => Some(exchange.clone()),
        _ => None,
    });
    let response = answer.and_then(|exchange| exchange.response().cloned());
    let response = response.expect("an answer");
    let shown = [
        format!("{:?}", &response.headers[2..]),
        response.body.to_text().into_owned(),
    ];
    insta::assert_snapshot!(shown.join("\n"));
}

/// A long body full of them takes no longer than another.
#[tokio::test]
async fn a_secret_told_a_million_times_is_redacted_each_time() {
    let peer =
        Peer::start(|_| answer("404 Not Found", "", TOKEN_A.repeat(600_000).as_bytes())).await;
    let ran = Bench::new(ONCE, peer.url()).run().await;
    let lengths = ran.events.iter().filter_map(|event| match event {
        RunEvent::Exchanged { exchange, .. } => exchange.response(),
        _ => None,
    });
    for response in lengths {
        assert_eq!(response.body.0.len(), "$SPECTRUM_API_TOKEN".len() * 600_000);
    }
}

/// A target whose variables nobody told is no reason to tell its secrets.
#[tokio::test]
async fn secrets_without_a_name_are_redacted_too() {
    let peer = Peer::start(echo).await;
    let mut bench = Bench::new(FEATURE, peer.url());
    bench.target.variables = Vec::new();
    let ran = bench.run().await;
    let told = told(&ran);
    let text = String::from_utf8_lossy(&told.concat()).into_owned();
    assert!(!text.contains(TOKEN_A), "{text}");
    assert!(text.contains("$SECRET"), "{text}");
}
