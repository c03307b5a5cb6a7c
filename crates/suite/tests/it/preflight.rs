//! What is found out before the first scenario, and what it excuses.

use countersign_journal::{RunEvent, Verdict};

use crate::bench::{Bench, Ran, TOKEN_A, TOKEN_B};
use crate::model::Desk;
use crate::peer::{Heard, Peer, Reply, answer, json};

/// Both partners, and a refusal beside its control.
const FEATURE: &str = r#"Feature: Two partners

  Background:
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each

  Scenario: The first
    When order "O" is sent by "acknowledgement"
    Then it is accepted [spectrum.acknowledgement.accepted]

  Scenario: The second
    When order "O" is sent by "acknowledgement" as partner B
    Then it is accepted [spectrum.acknowledgement.accepted]

  Scenario: Nobody
    When order "O" is looked up as nobody
    And order "O" is sent by "acknowledgement"
    Then it is accepted [spectrum.acknowledgement.accepted]
"#;

async fn before(peer: &Peer) -> Ran {
    let mut bench = Bench::new(FEATURE, peer.url());
    bench.preflight = true;
    bench.run().await
}

/// Honest, but for what the script answers instead.
async fn told(mut script: impl FnMut(&Heard) -> Option<Reply> + Send + 'static) -> Ran {
    let mut desk = Desk::new();
    let peer = Peer::start(move |heard| script(heard).unwrap_or_else(|| desk.answer(heard))).await;
    before(&peer).await
}

fn is_of(heard: &Heard, token: &str) -> bool {
    heard.header("spectrum_api_token").as_deref() == Some(token)
}

#[tokio::test]
async fn nothing_is_told_of_an_honest_peer() {
    let ran = told(|_| None).await;
    assert_eq!(ran.codes(), [""; 0]);
    assert_eq!(ran.each(), [Verdict::Passed; 3], "{}", ran.verdicts());
}

/// Notices come before the first scenario, and hold no secret.
#[tokio::test]
async fn a_partner_that_is_not_let_in_accuses_nobody() {
    for (token, code, verdicts) in [
        (TOKEN_A, "CFG-301", [false, true, false]),
        (TOKEN_B, "CFG-302", [true, false, true]),
    ] {
        let ran = told(move |heard| is_of(heard, token).then(|| json("401 No", "{\"e\":1}"))).await;
        assert_eq!(ran.codes(), [code], "{}", ran.verdicts());
        let wanted = verdicts.map(|it| match it {
            true => Verdict::Passed,
            false => Verdict::Inconclusive,
        });
        assert_eq!(ran.each(), wanted, "{}", ran.verdicts());
        let RunEvent::Noticed { notice } = &ran.events[0] else {
            panic!("{:?}", ran.events[0]);
        };
        assert!(notice.hint.contains("SPECTRUM_API_TOKEN"), "{notice:?}");
        let finding = &ran.summary.findings[0];
        assert!(finding.message.contains(code), "{finding:?}");
    }
}

/// Where the reads are let in, refusing the rest is the target's fault.
#[tokio::test]
async fn a_target_that_lets_reads_in_alone_is_caught() {
    let ran = told(|heard| {
        let submits = heard.path().ends_with("acknowledgement");
        submits.then(|| json("401 No", "{\"error\": \"no\"}"))
    })
    .await;
    assert_eq!(ran.codes(), [""; 0]);
    assert_eq!(ran.each(), [Verdict::Failed; 3], "{}", ran.verdicts());
}

/// What is only told changes no verdict.
#[tokio::test]
async fn what_is_only_told() {
    let (mut desk, mut first) = (Desk::new(), Some(()));
    let peer = Peer::start(move |heard| match desk.answer(heard) {
        Reply::Bytes(bytes) => {
            first.take();
            let text = String::from_utf8(bytes).expect("text");
            let text = text.replacen("\r\n", "\r\ndate: Sun, 06 Nov 1994 08:49:37 GMT\r\n", 1);
            Reply::Bytes(text.into_bytes())
        }
        other => other,
    })
    .await;
    let ran = before(&peer).await;
    assert_eq!(ran.codes(), ["CFG-406"]);
    assert_eq!(ran.each(), [Verdict::Passed; 3], "{}", ran.verdicts());
}

/// The harmless search asks for a status that the pages name; a refusal of it
/// with the documented body is an answer all the same.
#[tokio::test]
async fn the_documented_500_is_an_answer() {
    let ran = told(|heard| {
        let is_search = heard.path().ends_with("/search");
        assert!(
            !is_search
                || heard
                    .text()
                    .contains("\"workflowStatuses\":[\"not-started\"]")
        );
        is_search.then(|| json("500 No", "{\"error\": \"no such window\"}"))
    })
    .await;
    assert_eq!(ran.codes(), [""; 0]);
}

/// As long as anything answers, the scenarios run.
#[tokio::test]
async fn the_scenarios_run_all_the_same() {
    for (status, headers, code) in [
        ("404 Not Found", "content-type: text/html\r\n", "CFG-401"),
        (
            "307 Elsewhere",
            "location: https://other.test/\r\n",
            "CFG-407",
        ),
        ("500 Oh", "", "CFG-408"),
        ("503 Later", "", "CFG-409"),
    ] {
        let peer = Peer::start(move |_| answer(status, headers, b"oh")).await;
        let ran = before(&peer).await;
        assert_eq!(ran.codes(), [code], "{status}");
        assert_eq!(ran.each().len(), 3, "{status}");
        assert!(!ran.each().contains(&Verdict::Passed), "{status}");
    }
}

/// What the target does not know, and says so of every order, is the
/// configuration's fault.
#[tokio::test]
async fn fixtures_that_nobody_knows() {
    let mut desk = Desk::new();
    let peer = Peer::start(move |heard| {
        let body = String::from_utf8_lossy(&heard.body).into_owned();
        match body.split("KNOWN0").nth(1) {
            Some(rest) if heard.method() == "POST" => {
                let error = format!("{{\"error\": \"no recipe set KNOWN0{}\"}}", &rest[..2]);
                json("400 Bad Request", &error)
            }
            _ => desk.answer(heard),
        }
    })
    .await;
    let mut bench = Bench::new(FEATURE, peer.url());
    bench.preflight = true;
    bench.target.fixtures.known = vec!["KNOWN012".to_owned()];
    let ran = bench.run().await;
    assert_eq!(ran.codes(), ["CFG-601"], "{}", ran.verdicts());
    assert_eq!(ran.each(), [Verdict::Inconclusive; 3], "{}", ran.verdicts());
    // One that takes a plain order is judged by what it refuses.
    let mut desk = Desk::new();
    let mut count = 0;
    let peer = Peer::start(move |heard| {
        if heard.path().ends_with("acknowledgement") {
            count += 1;
            if count == 1 {
                return json("400 Bad Request", "{\"error\": \"no recipe set KNOWN012\"}");
            }
        }
        desk.answer(heard)
    })
    .await;
    bench.target.base_url = peer.url();
    let ran = bench.run().await;
    assert_eq!(ran.codes(), [""; 0]);
    assert!(ran.each().contains(&Verdict::Failed), "{}", ran.verdicts());
}

/// Words of an order that are no fixtures excuse nothing.
#[tokio::test]
async fn a_refusal_that_names_something_else_is_judged() {
    let mut desk = Desk::new();
    let peer = Peer::start(move |heard| {
        if heard.path().ends_with("acknowledgement") {
            let body = String::from_utf8_lossy(&heard.body).into_owned();
            let words = body.split(|c: char| !c.is_ascii_alphanumeric());
            let others = |word: &&str| !word.starts_with("KNOWN") && !word.starts_with("CS");
            let mut words = words.filter(|word| word.len() >= 5).filter(others);
            let word = words.find(|word| word.bytes().any(|byte| byte.is_ascii_digit()));
            let word = word.expect("something else has a digit");
            let error = format!("{{\"error\": \"{word} is bad\"}}");
            return json("400 Bad Request", &error);
        }
        desk.answer(heard)
    })
    .await;
    let mut bench = Bench::new(FEATURE, peer.url());
    bench.preflight = true;
    bench.target.fixtures.known = vec!["KNOWN012".to_owned()];
    let ran = bench.run().await;
    assert_eq!(ran.codes(), [""; 0]);
    assert_eq!(ran.each(), [Verdict::Failed; 3], "{}", ran.verdicts());
}

/// Notices are cut after what is secret has gone: no part of it is left.
#[tokio::test]
async fn a_secret_across_the_cut_is_not_told() {
    // All but the last characters of the secret stand before the cut.
    let inside = TOKEN_A.len() - 4;
    let location = format!("location: /{}{TOKEN_A}\r\n", "x".repeat(199 - inside));
    let label = format!(
        "content-type: text/{}{TOKEN_A}\r\n",
        "x".repeat(95 - inside)
    );
    for (status, headers, code) in [
        ("307 Elsewhere", location, "CFG-407"),
        ("200 OK", label, "CFG-405"),
    ] {
        let peer = Peer::start(move |_| answer(status, &headers, b"{}")).await;
        let ran = before(&peer).await;
        assert!(ran.codes().contains(&code), "{:?}", ran.codes());
        let told = format!("{:?}", ran.events);
        assert!(!told.contains(&TOKEN_A[..inside]), "{code}");
    }
}

/// Short secrets, and secrets in quotes, are told without telling them.
#[tokio::test]
async fn secrets_of_an_odd_form() {
    let peer = Peer::start(|_| json("404 Not Found", "")).await;
    let mut bench = Bench::new(FEATURE, peer.url());
    bench.preflight = true;
    bench.target.partners = vec![vec!["x1".to_owned()], vec!["'quoted-token-77'".to_owned()]];
    let ran = bench.run().await;
    let codes = ran.codes();
    assert_eq!(codes[..2], ["CFG-303", "CFG-304"], "{codes:?}");
    let told = format!("{:?}", &ran.events[..2]);
    assert!(!told.contains("quoted-token-77"), "{told}");
}
