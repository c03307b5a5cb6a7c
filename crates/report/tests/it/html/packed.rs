//! What the page holds packed: it is all there, and not too large.

use std::io::Read as _;

use base64::Engine as _;
use flate2::read::DeflateDecoder;
use serde_json::Value;

use super::{orchard, page_of};

/// What a page of the whole suite may be, in bytes.
const MOST: usize = 2_000_000;

/// What stands between the two texts, each time.
fn between<'a>(page: &'a str, before: &'a str, after: &'a str) -> impl Iterator<Item = &'a str> {
    let pieces = page.split(before).skip(1);
    pieces.map(move |piece| piece.split(after).next().unwrap_or_default())
}

fn unpacked(text: &str) -> Value {
    let engine = base64::engine::general_purpose::STANDARD;
    let deflated = engine.decode(text).expect("base64");
    let mut json = String::new();
    let mut decoder = DeflateDecoder::new(&deflated[..]);
    decoder.read_to_string(&mut json).expect("deflated");
    serde_json::from_str(&json).expect("JSON")
}

fn chunks(page: &str) -> Vec<Value> {
    between(page, "class=\"chunk\">", "</script>")
        .map(unpacked)
        .collect()
}

fn index(page: &str) -> Value {
    let mut packed = between(page, "id=\"index\">", "</script>");
    unpacked(packed.next().expect("an index"))
}

#[test]
fn every_scenario_is_where_the_index_says() {
    let page = page_of(orchard::run(2_000, true));
    let (index, chunks) = (index(&page), chunks(&page));
    assert!(chunks.len() > 1, "one chunk shows nothing");
    let scenarios = index["scenarios"].as_array().expect("a list");
    assert_eq!(scenarios.len(), 2_000);
    for (place, listed) in scenarios.iter().enumerate() {
        let at = |name: &str| listed[name].as_u64().expect("a place") as usize;
        let chunk = &chunks[at("chunk")];
        let scenario = &chunk["scenarios"][at("place")];
        let text = format!("basket {} is sent", place + 1);
        assert_eq!(scenario["steps"][1]["text"], text.as_str());
        let body = scenario["exchanges"][0]["sent"][1]
            .as_u64()
            .expect("a place");
        let body = chunk["bodies"][body as usize]["text"]
            .as_str()
            .expect("a text");
        assert!(body.contains(&format!("\"B{}\"", place + 1)), "{body}");
    }
}

/// The spot that a finding is about, in units of UTF-16.
#[test]
fn findings_say_where_their_spot_is() {
    let page = page_of(orchard::run(11, true));
    let chunk = &chunks(&page)[0];
    for (place, expected) in [(0, "4"), (10, "4")] {
        let scenario = &chunk["scenarios"][place];
        let found = &scenario["claims"][1]["findings"][0];
        let body = scenario["exchanges"][1]["answer"][2]
            .as_u64()
            .expect("a place");
        let text = chunk["bodies"][body as usize]["text"]
            .as_str()
            .expect("a text");
        let units: Vec<u16> = text.encode_utf16().collect();
        let spot = |at: usize| found["spot"][at].as_u64().expect("a unit") as usize;
        let marked = String::from_utf16(&units[spot(0)..spot(1)]).expect("text");
        assert!(marked.contains(expected), "{marked} in {text}");
        assert_eq!(found["spot"][2], true);
    }
}

/// Who looks into what did not pass can send all of it again.
#[test]
fn what_did_not_pass_has_a_script() {
    let page = page_of(orchard::run(10, true));
    let (index, chunk) = (index(&page), &chunks(&page)[0]);
    for place in 0..10 {
        let verdict = index["scenarios"][place]["verdict"].as_str();
        let script = chunk["scenarios"][place]["script"].as_str();
        let is_well = matches!(verdict, Some("passed" | "skipped"));
        assert_eq!(script.is_none(), is_well, "{verdict:?}");
        if let Some(script) = script {
            let begin = script.starts_with("#!/bin/sh\n");
            let sent = script.contains("say '# 2. When basket ");
            assert!(begin && sent && script.contains(" -X GET "), "{script}");
        }
    }
}

#[test]
fn bodies_of_what_failed_are_whole_and_others_are_cut() {
    let long = "ä".repeat(20_000);
    let mut events = orchard::run(2, true);
    for event in &mut events {
        if let countersign_journal::RunEvent::Exchanged { exchange, .. } = event {
            exchange.request.body = countersign_journal::Bytes(long.clone().into_bytes());
        }
    }
    let chunk = &chunks(&page_of(events))[0];
    let bodies = chunk["bodies"].as_array().expect("a list");
    let sent = |scenario: usize| {
        let body = &chunk["scenarios"][scenario]["exchanges"][0]["sent"][1];
        &bodies[body.as_u64().expect("a place") as usize]
    };
    // The first failed, the second passed.
    assert_eq!(sent(0)["text"], long.as_str());
    assert_eq!(sent(0)["of"], Value::Null);
    assert_eq!(sent(1)["of"], 40_000);
    let text = sent(1)["text"].as_str().expect("a text");
    assert!(
        text.len() < 4_000 && text.chars().all(|it| it == 'ä'),
        "{}",
        text.len()
    );
}

#[test]
fn a_page_of_a_whole_suite_is_not_large() {
    let page = page_of(orchard::run(1_000, false));
    assert!(page.len() < MOST / 2, "{}", page.len());
    // Whatever the bodies are: the bound is on what is kept of them.
    let mut noise: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut events = orchard::run(1_000, false);
    for event in &mut events {
        if let countersign_journal::RunEvent::Exchanged { exchange, .. } = event {
            let bytes = std::iter::repeat_with(|| {
                noise ^= noise << 13;
                noise ^= noise >> 7;
                noise ^= noise << 17;
                b' ' + (noise % 90) as u8
            });
            exchange.request.body = countersign_journal::Bytes(bytes.take(100_000).collect());
        }
    }
    let page = page_of(events);
    assert!(page.len() < 4 * MOST, "{}", page.len());
}

/// A scenario in which so many findings of this length stand behind no claim.
fn with_findings(number: usize, length: usize) -> Vec<countersign_journal::RunEvent> {
    let mut events = orchard::run(1, true);
    let found: countersign_journal::RunEvent = serde_json::from_value(serde_json::json!({
        "event": "found", "ordinal": 1, "finding": {
            "clause": "mill.flour.fine", "scenario": "mill/basket/Basket 1 is sent and read back",
            "verdict": "failed", "message": "it is coarse", "seen": "x".repeat(length),
        },
    }))
    .expect("an event");
    let last = events.len() - 2;
    events.splice(last..last, std::iter::repeat_n(found, number));
    events
}

#[test]
fn findings_beyond_the_bound_are_counted() {
    for (number, length, most) in [(60, 10, 40), (10_000, 4_000, 40)] {
        let chunk = &chunks(&page_of(with_findings(number, length)))[0];
        let scenario = &chunk["scenarios"][0];
        let claims = scenario["claims"].as_array().expect("a list");
        let ours = |claim: &&Value| claim["clause"] == "mill.flour.fine";
        let told = claims.iter().filter(ours).count();
        assert!(told > 0 && told <= most, "{told}");
        assert_eq!(scenario["more"], number - told);
    }
}

/// However many findings a scenario has, and however long they are, the page
/// tells so many bytes of them, and counts the others.
#[test]
fn findings_of_a_scenario_have_a_bound_in_bytes() {
    let (claims, each) = (300, 4_000);
    let mut events = orchard::run(1, true);
    let event = |value| serde_json::from_value(value).expect("an event");
    let scenario = "mill/basket/Basket 1 is sent and read back";
    let pair = |number: usize| {
        let clause = format!("mill.flour.fine-{number}");
        [
            event(
                serde_json::json!({"event": "claimed", "ordinal": 1, "claim": {
                    "clause": clause, "scenario": scenario, "step": "fine", "check": "kept",
                    "exchanges": {},
                }}),
            ),
            event(
                serde_json::json!({"event": "found", "ordinal": 1, "finding": {
                    "clause": clause, "scenario": scenario, "verdict": "failed",
                    "message": "it is coarse", "seen": "x".repeat(each),
                }}),
            ),
        ]
    };
    let last = events.len() - 2;
    events.splice(last..last, (0..claims).flat_map(pair));
    let chunk = &chunks(&page_of(events))[0];
    let scenario = &chunk["scenarios"][0];
    let told = scenario["claims"].as_array().expect("a list").iter();
    let told: usize = told
        .flat_map(|claim| claim["findings"].as_array().into_iter().flatten())
        .filter(|found| found["message"] == "it is coarse")
        .map(|found| found["seen"].as_str().map_or(0, str::len))
        .sum();
    assert!(told <= (512 << 10) + each, "{told}");
    assert!(told >= (512 << 10) - 20 * each, "{told}");
    assert_eq!(scenario["more"], claims - told / each);
}

/// What is cut says where all of it is: of steps and exchanges the journal has
/// it, of findings the results.
#[test]
fn what_is_cut_says_where_the_whole_is() {
    let long = "long ".repeat(20_000);
    let mut events = orchard::run(1, true);
    for event in &mut events {
        match event {
            countersign_journal::RunEvent::ScenarioStarted { steps, .. } => {
                for step in steps {
                    step.text.clone_from(&long);
                    step.block = Some(long.clone());
                    step.table = vec![vec![long.clone()]];
                }
            }
            countersign_journal::RunEvent::Exchanged { exchange, .. } => {
                exchange.request.url.clone_from(&long);
                exchange.request.headers = vec![(long.clone(), long.clone())];
            }
            countersign_journal::RunEvent::Found { finding, .. } => {
                finding.message.clone_from(&long);
            }
            _ => {}
        }
    }
    let page = page_of(events);
    assert!(page.contains("whole in results.json"), "findings");
    let chunk = &chunks(&page)[0];
    let texts = |value: &Value| serde_json::to_string(value).expect("JSON");
    for place in ["steps", "exchanges"] {
        let text = texts(&chunk["scenarios"][0][place]);
        assert!(text.contains("whole in journal.ndjson"), "{place}");
        assert!(!text.contains("whole in results.json"), "{place}");
    }
    let headers = texts(&chunk["headers"]);
    assert!(headers.contains("whole in journal.ndjson"), "{headers}");
    assert!(!headers.contains("whole in results.json"), "{headers}");
}
