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
