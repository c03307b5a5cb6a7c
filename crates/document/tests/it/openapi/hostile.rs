//! Descriptions that want to break the reader: none panics, runs away or grows.

use std::fmt::Write;

use countersign_document::lint::lint;
use countersign_document::{Reading, Unplaced, read};
use proptest::prelude::*;

/// As many fields as a reading may have.
const MOST_FIELDS: usize = 20_000;

fn read_only(body: &str) -> Reading {
    let (document, reading) = read("api.yaml", body);
    for found in lint(&document, &reading) {
        let line = document.text.line(found.source.line);
        let column = usize::try_from(found.source.column).expect("columns are small");
        assert!(
            column <= line.chars().count() + 2,
            "{found:?} stands outside its line"
        );
    }
    let fields: usize = reading
        .messages
        .iter()
        .map(|message| message.fields.len())
        .sum();
    assert!(fields <= MOST_FIELDS, "{fields} fields");
    let in_bounds = |unplaced: &Unplaced| unplaced.source.line >= 1 && unplaced.source.column >= 1;
    assert!(reading.unplaced.iter().all(in_bounds));
    for example in &reading.examples {
        assert!(document.text.body.is_char_boundary(example.start));
        for (offset, _) in example.text.char_indices().take(200) {
            assert!(example.origin.at(offset) <= document.text.body.len());
        }
    }
    for message in &reading.messages {
        for field in &message.fields {
            let named = field
                .part
                .iter()
                .all(|part| reading.messages.iter().any(|m| m.name == *part));
            assert!(named, "{} names a message that there is not", field.path);
        }
    }
    reading
}

/// Why things could not be placed.
fn reasons(reading: &Reading) -> Vec<String> {
    reading
        .unplaced
        .iter()
        .map(|unplaced| unplaced.because.to_string())
        .collect()
}

fn has(reading: &Reading, words: &str) -> bool {
    reasons(reading)
        .iter()
        .any(|because| because.contains(words))
}

/// A description with these schemas, whose one call takes the first.
fn with_schemas(first: &str, schemas: &str) -> String {
    format!(
        "openapi: 3.1.0\npaths:\n  /a:\n    post:\n      requestBody:\n        content:\n          application/json:\n            \
         schema: {{ $ref: '#/components/schemas/{first}' }}\n      responses: {{ '204': {{ description: d }} }}\n\
         components:\n  schemas:\n{schemas}"
    )
}

#[test]
fn aliases_of_aliases_are_not_spelled_out() {
    let mut body = "openapi: 3.1.0\nx-a0: &a0 [1, 2]\n".to_owned();
    for level in 1..100 {
        writeln!(
            body,
            "x-a{level}: &a{level} [*a{0}, *a{0}, *a{0}]",
            level - 1
        )
        .expect("text");
    }
    body.push_str("paths: { /a: { post: { requestBody: { content: { application/json: { example: *a99 } } } } } }\n");
    let reading = read_only(&body);
    assert!(
        reading
            .examples
            .iter()
            .all(|example| example.text.len() < 1 << 20)
    );
}

#[test]
fn aliases_do_not_deepen_without_end() {
    let mut body = "openapi: 3.1.0\nx-a0: &a0 [1]\n".to_owned();
    for level in 1..1_000 {
        writeln!(body, "x-a{level}: &a{level} [*a{}]", level - 1).expect("text");
    }
    assert!(has(&read_only(&body), "nested too deep"));
}

#[test]
fn deep_nesting_is_cut() {
    let deep = format!(
        "openapi: 3.1.0\nx: {}{}\n",
        "[".repeat(200),
        "]".repeat(200)
    );
    assert!(has(&read_only(&deep), "deeper than 128"));
    let block = format!("openapi: 3.1.0\nx:\n  {}a\n", "- ".repeat(50_000));
    assert!(has(&read_only(&block), "deeper than 128"));
}

#[test]
fn towers_of_alternatives_are_cut() {
    let mut schemas = String::new();
    for level in 0..40 {
        let above = level + 1;
        writeln!(
            schemas,
            "    S{level}: {{ oneOf: [ {{ allOf: [ {{ $ref: '#/components/schemas/S{above}' }} ] }}, {{ $ref: '#/components/schemas/S{above}' }} ] }}"
        )
        .expect("text");
    }
    schemas.push_str("    S40: { type: object, properties: { a: { type: string } } }\n");
    let reading = read_only(&with_schemas("S0", &schemas));
    assert!(
        has(&reading, "4,096 schemas are combined"),
        "{:?}",
        reasons(&reading)
    );
}

#[test]
fn schemas_that_all_name_each_other_become_parts() {
    let mut schemas = String::new();
    for one in 0..30 {
        writeln!(
            schemas,
            "    S{one}:\n      type: object\n      properties:\n        own: {{ type: string }}"
        )
        .expect("text");
        for other in 0..30 {
            writeln!(
                schemas,
                "        p{other}: {{ $ref: '#/components/schemas/S{other}' }}"
            )
            .expect("text");
        }
    }
    let reading = read_only(&with_schemas("S0", &schemas));
    assert_eq!(reading.messages.len(), 30);
    for message in &reading.messages {
        assert_eq!(message.fields.len(), 31, "{}", message.name);
    }
    assert!(reading.unplaced.is_empty(), "{:?}", reasons(&reading));
}

#[test]
fn more_fields_than_there_is_room_for_are_cut() {
    let mut schemas = "    S0:\n      type: object\n      properties:\n".to_owned();
    for member in 0..25_000 {
        writeln!(schemas, "        p{member}: {{ type: string }}").expect("text");
    }
    assert!(has(
        &read_only(&with_schemas("S0", &schemas)),
        "more than 20,000 fields"
    ));
}

#[test]
fn one_long_line_is_read_as_fast_as_many() {
    let mut body =
        r#"{"openapi":"3.1.0","components":{"schemas":{"S":{"type":"object","properties":{"#
            .to_owned();
    for member in 0..15_000 {
        write!(
            body,
            r#""p{member}":{{"type":"string","description":"é{member}"}},"#
        )
        .expect("text");
    }
    body.push_str(r#""last":{"type":"string"}}}}}}"#);
    let (document, reading) = read("api.json", &body);
    let last = reading
        .messages
        .last()
        .and_then(|message| message.fields.last())
        .expect("fields are read");
    let at = document
        .text
        .body
        .rfind("\"last\"")
        .expect("it stands there");
    assert_eq!(last.source, document.text.at(at));
}

/// A description that has something of everything, to be broken.
const WHOLE: &str = include_str!("clean/orders.yaml");

/// The same in JSON.
const JSON: &str = include_str!("clean/payments.json");

proptest! {
    #[test]
    fn any_text_is_read(tail in "[-a-z:{}\\[\\]\"'&*<!|>%@ \n\t,#?é\\\\]{0,200}") {
        read_only(&format!("openapi: 3.0.0\n{tail}"));
        read_only(&format!("{{\"openapi\": \"3.0.0\", {tail}"));
    }

    #[test]
    fn a_damaged_description_is_read(json in any::<bool>(), from in any::<prop::sample::Index>(), length in 0usize..60, put in "[-a-z:{}\\[\\]\"'&*$ \n]{0,12}") {
        let whole = if json { JSON } else { WHOLE };
        let start = whole.floor_char_boundary(from.index(whole.len()));
        let end = whole.floor_char_boundary((start + length).min(whole.len()));
        read_only(&format!("{}{put}{}", &whole[..start], &whole[end..]));
    }

    #[test]
    fn lines_that_change_places_are_read(from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>()) {
        let mut lines: Vec<&str> = WHOLE.lines().collect();
        let line = lines.remove(from.index(lines.len()));
        lines.insert(to.index(lines.len() + 1), line);
        read_only(&lines.join("\n"));
    }
}
