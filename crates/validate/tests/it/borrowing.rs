//! Text borrows from the input wherever it stands.

use countersign_validate::{IntegerOrText, Slot, Text, Validate, from_json};
use serde::Deserialize;

#[derive(Deserialize, Validate)]
struct Note<'a> {
    #[serde(borrow, default)]
    slot: Slot<Text<'a>>,
    #[serde(borrow, default)]
    option: Option<Text<'a>>,
    #[serde(borrow, default)]
    list: Slot<Vec<Slot<Text<'a>>>>,
    #[serde(borrow, default)]
    number: Slot<IntegerOrText<'a>>,
}

/// Which of the note's texts point into the input.
fn borrowed(document: &str) -> Vec<bool> {
    let note: Note<'_> = from_json(document.as_bytes())
        .expect("readable")
        .into_value()
        .expect("an object");
    let number = note.number.value().and_then(|number| match number {
        IntegerOrText::Text(text) => Some(text),
        IntegerOrText::Number(_) => None,
    });
    let list = note.list.value().into_iter().flatten();
    let texts = note
        .slot
        .value()
        .into_iter()
        .chain(&note.option)
        .chain(number);
    texts
        .chain(list.filter_map(Slot::value))
        .map(Text::is_borrowed)
        .collect()
}

#[test]
fn plain_text_is_borrowed_everywhere() {
    let document = r#"{"slot":"a","option":"b","list":["c","d"],"number":"4"}"#;
    assert_eq!(borrowed(document), [true; 5]);
}

#[test]
fn escaped_text_is_owned() {
    let document = r#"{"slot":"\n","option":"\n","list":["\n","d"],"number":"\n"}"#;
    assert_eq!(borrowed(document), [false, false, false, false, true]);
}

#[test]
fn a_document_with_a_repeated_member_is_owned_and_its_last_counts() {
    let document = r#"{"slot":"a","slot":"b"}"#;
    assert_eq!(borrowed(document), [false]);
    let note = from_json::<Note<'_>>(document.as_bytes()).expect("readable");
    let slot = note.into_value().and_then(|note| note.slot.into_value());
    assert_eq!(slot, Some(Text::from("b")));
}
