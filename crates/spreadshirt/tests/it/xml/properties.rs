//! What holds of every tree and of every document.

use countersign_spreadshirt::xml;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use super::contract::{contract, order, shapes};
use super::hand::Hand;
use super::trees;

/// Trees of an order or of several.
fn tree() -> BoxedStrategy<Value> {
    let contract = contract();
    let one = trees::of(&contract, order(&contract));
    prop_oneof![3 => one.clone(), 1 => trees::wrapped("orders", one)].boxed()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

    #[test]
    fn what_is_written_is_read_back(tree in tree()) {
        let shapes = shapes();
        let body = xml::write(&shapes, &tree);
        let read = xml::read(&shapes, &body);
        prop_assert_eq!(read, Ok(tree), "{}", String::from_utf8_lossy(&body));
    }

    #[test]
    fn any_hand_is_read(tree in tree(), seed: u64) {
        let body = Hand::new(seed).write(&tree);
        let read = xml::read(&shapes(), &body);
        prop_assert_eq!(read, Ok(tree), "{}", String::from_utf8_lossy(&body));
    }

    /// Any tree is written as something; what that says is a document's tree,
    /// which then stays.
    #[test]
    fn what_is_read_is_written_the_same(value in trees::any_value(), name in "order|orders|other|[a-z ]{0,3}") {
        let shapes = shapes();
        let body = xml::write(&shapes, &json!({ name: value }));
        let text = String::from_utf8_lossy(&body);
        let read = xml::read(&shapes, &body);
        prop_assert!(read.is_ok() || value.is_array(), "{:?} of {}", read, text);
        if let Ok(tree) = read {
            let again = xml::read(&shapes, &xml::write(&shapes, &tree));
            prop_assert_eq!(again, Ok(tree), "{}", text);
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in vec(any::<u8>(), 0..200)) {
        _ = xml::read(&shapes(), &bytes);
    }

    /// A document with pieces of markup anywhere in it is refused, or means
    /// something that can be written.
    #[test]
    fn a_broken_document_is_read_or_refused(body in broken()) {
        let shapes = shapes();
        match xml::read(&shapes, &body) {
            Ok(tree) => {
                let again = xml::read(&shapes, &xml::write(&shapes, &tree));
                prop_assert_eq!(again, Ok(tree), "{}", String::from_utf8_lossy(&body));
            }
            Err(unreadable) => prop_assert!(
                unreadable.message.starts_with("The body cannot be read as XML: ")
                    && unreadable.message.len() < 1_500
            ),
        }
    }
}

/// Documents of any hand with some pieces of markup anywhere in them.
pub(super) fn broken() -> impl Strategy<Value = Vec<u8>> {
    let cuts = vec((any::<Index>(), 0..4_usize, piece()), 0..3);
    (tree(), any::<u64>(), cuts).prop_map(|(tree, seed, cuts)| {
        let mut body = Hand::new(seed).write(&tree);
        // A character takes two bytes in UTF-16, and is never cut between them.
        let (unit, order): (usize, fn(u16) -> [u8; 2]) = match body.as_slice() {
            [0xFF, ..] | [_, 0, ..] => (2, u16::to_le_bytes),
            [0xFE, ..] | [0, ..] => (2, u16::to_be_bytes),
            _ => (1, u16::to_be_bytes),
        };
        for (place, length, piece) in cuts {
            let start = place.index(body.len() / unit + 1) * unit;
            let end = (start + length * unit).min(body.len());
            let piece: Vec<u8> = match unit {
                1 => piece.bytes().collect(),
                _ => piece.encode_utf16().flat_map(order).collect(),
            };
            body.splice(start..end, piece);
        }
        body
    })
}

/// Pieces of markup, whole and not.
fn piece() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec![
        "",
        "<",
        ">",
        "/",
        "/>",
        "</",
        "<!",
        "<!-",
        "<!--",
        "-->",
        "--->",
        "<?",
        "?>",
        "<?xml?>",
        "<![CDATA[",
        "]]>",
        "<!DOCTYPE",
        "<!DOCTYPE order>",
        "<!DOCTYPE a [<!ENTITY b 'c'>]>",
        "&",
        ";",
        "&b;",
        "&#0;",
        "&#xD800;",
        "&#55;",
        "&#X41;",
        "&#+65;",
        "\"",
        "'",
        "=",
        " ",
        ":",
        "a:",
        "xmlns",
        " xmlns=''",
        " xmlns:s=''",
        " a='1'",
        " a='1'a='2'",
        "<a>",
        "</a>",
        "<a/>",
        "<a b/>",
        "</order>",
        "<1/>",
        "<:a/>",
        "<a:/>",
        "<a:b:c/>",
        "\0",
        "\u{1}",
        "\u{FFFE}",
        "\u{FEFF}",
        "é",
        "[",
        "]",
        "<?pi?>",
        "<? pi?>",
        "<?XML ?>",
        "<a/ >",
        "< a/>",
        "{",
        "}",
        "(",
    ])
}
