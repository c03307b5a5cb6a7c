//! Scripts of requests with what is answered: a case is a file in
//! `tests/cases`, and the answers stand beside it.
//!
//! A line is `ACTOR METHOD PATH [BODY]`, `provide STATE {PARAMS}`, `at STAMP`
//! (puts the clock) or a `#` comment; indented lines continue the one above.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use countersign_system::Instant;
use serde_json::Value;

use crate::desk::Desk;

#[test]
fn every_case_is_answered_as_it_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(&folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let entries = fs::read_dir(&folder).expect("the folder is there");
    let mut cases: Vec<_> = entries
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "case")
        })
        .collect();
    cases.sort();
    assert!(!cases.is_empty());
    for case in cases {
        let script = fs::read_to_string(&case).expect("a case is a text");
        let name = case.file_stem().and_then(|stem| stem.to_str());
        let played = play(&script);
        settings.bind(|| insta::assert_snapshot!(name.expect("a plain name"), played));
    }
}

fn play(script: &str) -> String {
    let mut desk = Desk::new();
    let mut told = String::new();
    for line in lines(script) {
        let (word, rest) = line.split_once(' ').expect("a line has two words at least");
        _ = match word {
            "at" => {
                let stamp = Instant::parse(rest).expect("at is followed by a stamp");
                desk.now = stamp.nanoseconds;
                writeln!(told, "at {rest}")
            }
            "provide" => {
                let at = rest.find('{').expect("provide is followed by parameters");
                let params = serde_json::from_str(&rest[at..]).expect("parameters are JSON");
                let answer = desk.provide(rest[..at].trim(), &params);
                writeln!(told, "provide {}\n{}", rest[..at].trim(), provided(&answer))
            }
            actor => {
                let mut words = rest.splitn(3, ' ');
                let (method, path) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
                let body = words.next().unwrap_or_default();
                let reply = desk.send(actor, method, path, body.as_bytes());
                let answer: Value = serde_json::from_slice(&reply.body).expect("JSON");
                let mut text = String::new();
                flatten(&answer, "", &mut text);
                let headers = reply
                    .headers
                    .iter()
                    .filter(|(name, _)| name != "content-type");
                let headers: String = headers
                    .map(|(name, value)| format!(" {name}: {value}"))
                    .collect();
                writeln!(
                    told,
                    "{actor} {method} {path}\n{}{headers}\n{text}",
                    reply.status
                )
            }
        };
    }
    told
}

fn provided(answer: &Result<Value, String>) -> String {
    match answer {
        Ok(answer) => format!("{answer}\n"),
        Err(sentence) => format!("refused: {sentence}\n"),
    }
}

/// Lines with their continuations, without comments.
fn lines(script: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in script.lines() {
        match lines.last_mut() {
            _ if line.trim().is_empty() || line.starts_with('#') => {}
            Some(last) if line.starts_with(' ') => {
                last.push(' ');
                last.push_str(line.trim());
            }
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

/// Members that are the same in every answer, or are another crate's words.
const UNTOLD: [&str; 6] = [
    "apiVersion",
    "clientHandle",
    "locale",
    "orderType",
    "isReorder",
    "unitPrice",
];

/// One line a value; what is as good as absent is left out.
fn flatten(value: &Value, at: &str, told: &mut String) {
    let name = at.rsplit('/').next().unwrap_or_default();
    if UNTOLD.contains(&name) || (name == "message" && at.starts_with("/violations")) {
        return;
    }
    match value {
        // Of orders in a list, which they are and how they stand.
        Value::Object(order) if order.contains_key("lineItems") && !at.is_empty() => {
            let lines = order["lineItems"].as_array().into_iter().flatten();
            let lines = lines.map(|line| &line["workflowStatus"]);
            let number = &order["purchaseOrderNumber"];
            _ = writeln!(
                told,
                "  {at} {number} {}",
                lines.cloned().collect::<Value>()
            );
        }
        Value::Object(members) => {
            for (name, value) in members {
                flatten(value, &format!("{at}/{name}"), told);
            }
        }
        Value::Array(elements) if !elements.is_empty() => {
            for (index, value) in elements.iter().enumerate() {
                flatten(value, &format!("{at}/{index}"), told);
            }
        }
        Value::String(text) if text.is_empty() => {}
        Value::Array(_) if !at.is_empty() => {}
        other => {
            _ = writeln!(told, "  {at} {other}");
        }
    }
}
