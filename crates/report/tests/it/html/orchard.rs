//! A run that is made up, as long as is asked for: an orchard that takes
//! baskets in JSON, and its mill, which answers in XML.

use countersign_journal::RunEvent;
use serde_json::{Value, json};

/// How a scenario ends, by its ordinal.
const ENDS: [&str; 10] = [
    "passed",
    "failed",
    "passed",
    "warned",
    "passed",
    "skipped",
    "inconclusive",
    "passed",
    "passed",
    "passed",
];

/// The events of a run of so many scenarios; where nothing is wrong, all pass.
pub(super) fn run(scenarios: u32, is_faulty: bool) -> Vec<RunEvent> {
    let mut events = vec![json!({
        "event": "run-started", "version": "0.1.0", "run_id": "4711", "seed": "4711",
        "systems": ["orchard", "mill"], "target": "http://127.0.0.1:9", "scenarios": scenarios,
        "at": "2026-01-02T03:04:05Z",
    })];
    if is_faulty {
        events.push(json!({"event": "noticed", "notice": {
            "code": "CFG-0007", "message": "no second partner is configured",
            "hint": "set ORCHARD_TOKEN_B, or leave it: what needs it is skipped",
        }}));
    }
    for ordinal in 1..=scenarios {
        let end = if is_faulty {
            ENDS[ordinal as usize % ENDS.len()]
        } else {
            "passed"
        };
        scenario(ordinal, end, &mut events);
    }
    events.push(json!({"event": "run-finished", "verdicts": {}, "elapsed_ms": 8100}));
    let events = events.into_iter().map(serde_json::from_value);
    events.map(|event| event.expect("an event")).collect()
}

/// A scenario: a basket is sent, settles, and is read back.
fn scenario(ordinal: u32, end: &str, events: &mut Vec<Value>) {
    let is_mill = ordinal % 4 == 1;
    let system = if is_mill { "mill" } else { "orchard" };
    let topic = if is_mill {
        "Pressing"
    } else {
        ["Sending baskets", "Reading baskets", "Labels"][ordinal as usize % 3]
    };
    let name = format!("{system}/basket/Basket {ordinal} is sent and read back");
    events.push(json!({
        "event": "scenario-started", "ordinal": ordinal, "scenario": name, "system": system, "topic": topic,
        "location": format!("features/{system}/basket.feature:{}", ordinal + 4), "tags": ["basket"],
        "steps": [
            {"keyword": "Given", "text": "an orchard", "line": 3},
            {"keyword": "When", "text": format!("basket {ordinal} is sent"), "line": 4,
             "table": [["fruit", "pieces"], ["pear", "3"]]},
            {"keyword": "Then", "text": "it is accepted", "line": 5, "clause": format!("{system}.basket.accepted")},
            {"keyword": "And", "text": "it reads back as it was sent", "line": 6, "clause": format!("{system}.basket.kept")},
        ],
    }));
    let bodies = [
        body(ordinal, is_mill, 3),
        body(ordinal, is_mill, if end == "failed" { 4 } else { 3 }),
    ];
    let started = u64::from(ordinal) * 7;
    exchange(
        ordinal,
        1,
        2,
        "POST",
        started,
        &bodies[0],
        Some((201, "")),
        events,
    );
    exchange(
        ordinal,
        2,
        4,
        "GET",
        started + 30,
        "",
        Some((200, &bodies[1])),
        events,
    );
    if end == "inconclusive" {
        exchange(ordinal, 3, 4, "GET", started + 60, "", None, events);
    }
    let accepted = format!("{system}.basket.accepted");
    claim(ordinal, &name, Some(3), &accepted, events);
    found(
        ordinal,
        &name,
        &accepted,
        json!({"verdict": "passed", "message": "accepted with 201"}),
        events,
    );
    let kept = format!("{system}.basket.kept");
    claim(ordinal, &name, Some(4), &kept, events);
    found(
        ordinal,
        &name,
        &kept,
        finding(ordinal, end, is_mill),
        events,
    );
    claim(
        ordinal,
        &name,
        None,
        &format!("{system}.answer.steady"),
        events,
    );
    events.push(json!({"event": "scenario-finished", "ordinal": ordinal, "verdict": end, "elapsed_ms": 90 + ordinal % 50}));
}

/// What the last step finds.
fn finding(ordinal: u32, end: &str, is_mill: bool) -> Value {
    let at = if is_mill {
        "/basket/fruits/fruit[2]/@pieces"
    } else {
        "/fruits/1/pieces"
    };
    match end {
        "passed" => json!({"verdict": "passed", "message": "it reads back"}),
        "failed" => json!({
            "verdict": "failed", "message": format!("pieces of \"B{ordinal}\" do not read back as they were sent"),
            "expected": "3", "seen": "4", "at": at, "exchange": format!("{ordinal}.2"),
            "curl": "curl -sS 'http://127.0.0.1:9/baskets/1' -H \"token: $ORCHARD_TOKEN\"",
        }),
        "warned" => {
            json!({"verdict": "warned", "message": "the answer has no date", "expected": "a date", "seen": "none", "exchange": format!("{ordinal}.2")})
        }
        "skipped" => {
            json!({"verdict": "skipped", "message": "no second partner is configured (ORCHARD_TOKEN_B)"})
        }
        _ => {
            json!({"verdict": "inconclusive", "message": "the orchard was not there: connection refused"})
        }
    }
}

fn body(ordinal: u32, is_mill: bool, pieces: u32) -> String {
    if is_mill {
        format!(
            "<?xml version=\"1.0\"?><basket id=\"B{ordinal}\"><note>for the mill</note><fruits><fruit kind=\"pear\" pieces=\"3\"/>\
             <fruit kind=\"plum-{ordinal}\" pieces=\"{pieces}\"/></fruits><empty></empty></basket>"
        )
    } else {
        json!({
            "number": format!("B{ordinal}"), "fruits": [
                {"kind": "pear", "pieces": 3}, {"kind": format!("plum-{ordinal}"), "pieces": pieces},
            ], "none": [], "note": "</script><img src=x onerror=alert(1)> \u{202e}turned\u{0}",
        })
        .to_string()
    }
}

#[expect(clippy::too_many_arguments, reason = "an exchange has as many parts")]
fn exchange(
    ordinal: u32,
    sequence: u32,
    step: u32,
    method: &str,
    started: u64,
    sent: &str,
    answer: Option<(u16, &str)>,
    events: &mut Vec<Value>,
) {
    let outcome = match answer {
        Some((status, body)) => json!({"answered": {
            "status": status, "headers": [["content-type", "application/json"], ["date", "now"]], "body": body,
        }}),
        None => json!({"unanswered": {"because": "connection refused", "hung_up": false}}),
    };
    events.push(json!({"event": "exchanged", "ordinal": ordinal, "step": step, "exchange": {
        "id": format!("{ordinal}.{sequence}"), "actor": "A", "operation": if method == "GET" { "read" } else { "send" },
        "request": {"method": method, "url": format!("http://127.0.0.1:9/baskets/{ordinal}"), "headers": [["token", "$ORCHARD_TOKEN"]], "body": sent},
        "outcome": outcome, "started_ms": started, "elapsed_ms": 3 + ordinal % 40,
    }}));
}

fn claim(ordinal: u32, scenario: &str, step: Option<u32>, clause: &str, events: &mut Vec<Value>) {
    events.push(json!({"event": "claimed", "ordinal": ordinal, "step": step, "claim": {
        "clause": clause, "scenario": scenario, "step": "as it says", "check": "kept", "exchanges": {},
    }}));
}

fn found(ordinal: u32, scenario: &str, clause: &str, mut finding: Value, events: &mut Vec<Value>) {
    finding["clause"] = clause.into();
    finding["scenario"] = scenario.into();
    events.push(json!({"event": "found", "ordinal": ordinal, "finding": finding}));
}
