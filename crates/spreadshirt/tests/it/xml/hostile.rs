//! Documents that are wrong in one way each.

use std::fmt::Write as _;

use countersign_spreadshirt::Spreadshirt;
use countersign_system::System;
use serde_json::{Value, json};

const NAMES: [&str; 17] = [
    "cut off in the middle",
    "in no wire form",
    "empty",
    "with mismatched tags",
    "with an unclosed root",
    "with a second root",
    "with another root",
    "in no namespace",
    "in another namespace",
    "with a DTD",
    "with an internal entity",
    "with an external entity",
    "with an entity bomb",
    "nested 10000 deep",
    "with a duplicate attribute",
    "with an unbound prefix",
    "with a NUL character",
];

fn order() -> Value {
    json!({ "order": {
        "@id": "1",
        "shipping": { "address": {
            "company": "Acme",
            "person": { "firstName": "A & \"B\" 100%" },
        } },
    } })
}

/// The document, and what our own reader says of it.
#[test]
fn each_is_wrong_in_its_way() {
    let system = Spreadshirt::new();
    let mut told = String::new();
    for name in NAMES {
        let body = system.hostile(name, &order()).expect(name);
        let text = String::from_utf8(body.clone()).expect("UTF-8");
        let text: String = if text.len() < 2_000 {
            text.replace('\0', "\\0")
        } else {
            format!("{} … {} bytes", &text[..300], text.len())
        };
        let read = match system.read(&body) {
            Ok(tree) => tree.to_string(),
            Err(unreadable) => unreadable.message,
        };
        _ = writeln!(told, "# {name}\n{text}\n→ {read}\n");
    }
    insta::assert_snapshot!(told);
}

#[test]
fn a_big_one_is_well_formed_and_as_big_as_asked() {
    let system = Spreadshirt::new();
    let small = system.read(&system.write(&order()));
    for megabytes in [1, 10] {
        let name = format!("of {megabytes} megabytes");
        let body = system.hostile(&name, &order()).expect("a name that it has");
        let size = megabytes * 1024 * 1024;
        assert!((size..size + 100).contains(&body.len()));
        assert_eq!(system.read(&body), small);
    }
    // Of no order at all, too.
    let most = system.hostile("of 1000 megabytes", &Value::Null);
    assert!(most.is_some_and(|body| body.len() < 17 * 1024 * 1024));
}

#[test]
fn what_it_has_not_is_none() {
    let system = Spreadshirt::new();
    for name in ["", "with a typo", "of megabytes", "of many megabytes"] {
        assert_eq!(system.hostile(name, &order()), None, "{name}");
    }
    // There is no text to put an entity in place of.
    let bare = json!({ "order": { "@id": "1" } });
    assert_eq!(system.hostile("with an internal entity", &bare), None);
    assert!(system.hostile("with a DTD", &bare).is_some());
}
