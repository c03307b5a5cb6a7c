//! Scripts of requests with what is answered: a case is a file in
//! `tests/model`, and the answers stand beside it. All are valid as what the
//! contract documents.
//!
//! A line is `ACTOR METHOD TARGET [BODY]`, `provide STATE {PARAMS}`, `wait
//! SECONDS`, `at STAMP` (puts the clock) or a `#` comment; indented lines
//! continue the one above. A body is an element, which needs no namespace, or
//! a file of `tests/model/bodies`, or `batch of FILE …`; of files, ` with OLD
//! => NEW` replaces the first text by the second, and ` and OLD => NEW`
//! another.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use countersign_spreadshirt::Spreadshirt;
use countersign_system::{Instant, Reply, System};
use serde_json::Value;

use super::desk::{Desk, SECOND};
use super::told::flatten;
use super::validity::faults;

#[test]
fn every_case_is_answered_as_it_says() {
    let folder = folder();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(&folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let entries = fs::read_dir(&folder).expect("the folder is there");
    let mut cases: Vec<_> = entries
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| path.extension().is_some_and(|it| it == "case"))
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

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/model")
}

fn play(script: &str) -> String {
    let system = Spreadshirt::new();
    let mut desk = Desk::new();
    let mut told = String::new();
    for line in lines(script) {
        let (word, rest) = line.split_once(' ').expect("a line has two words at least");
        _ = match word {
            "at" => {
                let stamp = Instant::parse(rest).expect("at is followed by a stamp");
                desk.now = stamp.nanoseconds;
                writeln!(told, "at {rest}\n")
            }
            "wait" => {
                let seconds: i128 = rest.parse().expect("wait is followed by seconds");
                desk.wait(seconds * SECOND);
                writeln!(told, "wait {rest}\n")
            }
            "provide" => {
                let at = rest.find('{').expect("provide is followed by parameters");
                let params = serde_json::from_str(&rest[at..]).expect("parameters are JSON");
                let answer = desk.provide(rest[..at].trim(), &params);
                writeln!(told, "provide {rest}\n{}", provided(&answer))
            }
            actor => {
                let mut words = rest.splitn(3, ' ');
                let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
                let written = words.next().unwrap_or_default();
                let reply = desk.send(actor, method, target, body(written).as_bytes());
                let faults = faults(&system, (method, target), &reply);
                assert!(faults.is_empty(), "{line} is answered with {faults:#?}");
                writeln!(told, "{line}\n{}", replied(&system, &reply))
            }
        };
    }
    told
}

/// The body that a script writes so.
fn body(written: &str) -> String {
    if written.starts_with('<') {
        let end = written.find(['>', '/', ' ']).unwrap_or(written.len());
        let (start, rest) = written.split_at(end);
        return format!(
            "{start} xmlns=\"http://api.spreadshirt.net\" \
             xmlns:xlink=\"http://www.w3.org/1999/xlink\"{rest}"
        );
    }
    let (files, edits) = written.split_once(" with ").unwrap_or((written, ""));
    let read = |name: &str| {
        let text = fs::read_to_string(folder().join("bodies").join(name));
        text.unwrap_or_else(|_| name.to_owned())
    };
    let mut text = match files.strip_prefix("batch of ") {
        Some(files) => format!(
            "<orders xmlns=\"http://api.spreadshirt.net\">{}</orders>",
            files
                .split(' ')
                .map(|name| {
                    let text = read(name);
                    text.find("<order")
                        .map(|at| text[at..].to_owned())
                        .unwrap_or(text)
                })
                .collect::<String>()
        ),
        None => read(files),
    };
    for edit in edits.split(" and ").filter(|edit| !edit.is_empty()) {
        let (old, new) = edit.split_once("=>").expect("an edit is OLD => NEW");
        let (old, new) = (old.trim(), new.trim());
        assert!(text.contains(old), "{old} stands in {files}");
        text = text.replace(old, new);
    }
    text
}

fn provided(answer: &Result<Value, String>) -> String {
    match answer {
        Ok(answer) => format!("{answer}\n"),
        Err(sentence) => format!("refused: {sentence}\n"),
    }
}

fn replied(system: &Spreadshirt, reply: &Reply) -> String {
    let mut told = reply.status.to_string();
    for (name, value) in &reply.headers {
        if value != "application/xml;charset=UTF-8" {
            _ = write!(told, " {name}: {value}");
        }
    }
    told.push('\n');
    if !reply.body.is_empty() {
        let tree = system.read(&reply.body).expect("answers are well-formed");
        flatten(&tree, "", &mut told);
    }
    told
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
