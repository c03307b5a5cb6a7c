//! Places in JSON, by JSON Pointers.

use countersign_place::{Position, json};
use proptest::prelude::*;
use serde_json::Value;

/// What stands at a pointer, behind a `>` where that is only what holds it.
fn at<'t>(text: &'t str, pointer: &str) -> Option<(&'t str, bool)> {
    let place = json(text, &[pointer]).pop().flatten()?;
    assert_eq!(place.begin, place.range.start);
    Some((&text[place.range], place.exact))
}

#[test]
fn a_value_is_found_or_how_what_holds_it_begins() {
    let text = "\u{feff} {\"a\": [ 1, {\"b/c\": \"d\"}, []],\n \"~\": {\"\u{e9}\": null}}";
    let exact = [
        ("/a/0", "1"),
        ("/a/1", "{\"b/c\": \"d\"}"),
        ("/a/1/b~1c", "\"d\""),
        ("/a/2", "[]"),
        ("/~0/\u{e9}", "null"),
    ];
    for (pointer, value) in exact {
        assert_eq!(at(text, pointer), Some((value, true)), "{pointer}");
    }
    let held = [
        ("/a/3", "["),
        ("/a/01", "["),
        ("/a/2/0", "["),
        ("/b/c", "{"),
        ("/a/1/b~1c/x", "\""),
    ];
    for (pointer, opening) in held {
        assert_eq!(at(text, pointer), Some((opening, false)), "{pointer}");
    }
    assert_eq!(at(text, "a"), None, "no pointer");
}

#[test]
fn of_members_of_one_name_the_last_is_meant() {
    let text = r#"{"a": {"b": 1, "\u0062": 2}, "c": {"d": {"e": 5}}, "c": {"d": {}, "f": 3}}"#;
    assert_eq!(at(text, "/a/b"), Some(("2", true)));
    assert_eq!(at(text, "/c/d/e"), Some(("{", false)));
    assert_eq!(at(text, "/c/f"), Some(("3", true)));
    let place = json(text, &["/c/d/e"]).pop().flatten().expect("a holder");
    assert_eq!(&text[place.begin..], r#"{}, "f": 3}}"#);
}

#[test]
fn many_are_found_in_one_walk() {
    let text = "{\"a\": [1,\n  22], \"b\": \"x\"}";
    let places = json(text, &["/b", "/a/1", "/a", "/a/1", "/a/7", "no"]);
    let offsets: Vec<usize> = places.iter().flatten().map(|it| it.begin).collect();
    let told: Vec<(usize, usize)> = Position::of_all(text, &offsets)
        .iter()
        .map(|it| (it.line, it.column))
        .collect();
    assert_eq!(told, [(2, 13), (2, 3), (1, 7), (2, 3), (1, 7)]);
    assert_eq!(places.last(), Some(&None));
}

/// Leaves and lists of a value, each with its pointer.
fn pointers(value: &Value, at: &str, into: &mut Vec<(String, Value)>) {
    into.push((at.to_owned(), value.clone()));
    match value {
        Value::Array(values) => {
            for (index, value) in values.iter().enumerate() {
                pointers(value, &format!("{at}/{index}"), into);
            }
        }
        Value::Object(members) => {
            for (name, value) in members {
                let name = name.replace('~', "~0").replace('/', "~1");
                pointers(value, &format!("{at}/{name}"), into);
            }
        }
        _ => {}
    }
}

/// Any value, in which names come again and look like indices.
fn value() -> impl Strategy<Value = Value> {
    let name = prop_oneof!["[ab01~/\"\\\\\u{e9}]{0,3}", any::<String>()];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[\\[\\]{},:\"\\\\ ]{0,5}".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 5, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((name.clone(), inner), 0..5)
                .prop_map(|members| members.into_iter().collect()),
        ]
    })
}

proptest! {
    /// Whatever a body holds, the bytes at the pointer of a value are that value.
    #[test]
    fn the_bytes_of_a_place_are_the_value(value in value(), pretty in any::<bool>()) {
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
        let text = text.expect("JSON");
        let mut wanted = Vec::new();
        pointers(&value, "", &mut wanted);
        let asked: Vec<&str> = wanted.iter().map(|(pointer, _)| pointer.as_str()).collect();
        for ((pointer, value), place) in wanted.iter().zip(json(&text, &asked)) {
            let place = place.expect("it is there");
            prop_assert!(place.exact, "{pointer}");
            let there: Value = serde_json::from_str(&text[place.range]).expect("JSON");
            prop_assert_eq!(&there, value, "{}", pointer);
        }
    }
}
