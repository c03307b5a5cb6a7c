//! Files are parted into documents.

use std::fmt::Write as _;

use countersign_pack::batch::{Document, Piece};
use countersign_system::Position;
use proptest::prelude::*;
use proptest::sample::select;

use crate::regressions::batch::{Pipe, pieces, promise};

/// What files are made of: documents, and what they are broken by.
const WORDS: &[&str] = &[
    "{\"a\": 1}",
    "{\"a\":\n1}",
    "{\"}\\\"\": [{}]}",
    "[",
    "]",
    ",",
    "{",
    "}",
    "7",
    "\"",
    "\n",
    " \r\n",
    "é",
    "\u{feff}",
    "<orders>",
    "<orders a='>'>",
    "</orders>",
    "<orders/>",
    "<p:order b=\"é\">",
    "</p:order>",
    "<order/>",
    "<!-- <a> -->",
    "<![CDATA[x]]>",
    "<?xml version=\"1.0\"?>",
    "<!DOCTYPE a>",
    "<",
    "text",
];

fn file() -> impl Strategy<Value = String> {
    prop::collection::vec(select(WORDS), 0..24).prop_map(|words| words.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// A pipe hands bytes over in pieces of any size.
    #[test]
    fn pieces_do_not_depend_on_how_bytes_arrive(
        file in file(),
        sizes in prop::collection::vec(1_usize..9, 1..6),
    ) {
        let whole: Vec<Piece> = pieces(file.as_bytes()).collect();
        let piped: Vec<Piece> = pieces(Pipe::new(file.as_bytes(), &sizes)).collect();
        prop_assert_eq!(whole, piped);
    }

    #[test]
    fn promises_hold_of_any_words(file in file()) {
        promise(file.as_bytes());
    }
}

/// The documents of a file that has nothing else.
fn documents(file: &str) -> Vec<Document> {
    let documents = pieces(file.as_bytes()).map(|piece| match piece {
        Piece::Document(document) => document,
        fault @ Piece::Fault { .. } => panic!("{fault:?}"),
    });
    documents.collect()
}

fn faults(file: &str) -> Vec<(String, Position)> {
    let faults = pieces(file.as_bytes()).filter_map(|piece| match piece {
        Piece::Document(_) => None,
        Piece::Fault { message, at } => Some((message, at)),
    });
    faults.collect()
}

/// A broken line does not reach into the next, which only shows once the next
/// has begun.
#[test]
fn a_document_a_line() {
    let laid_out = documents("{\"a\":\n{\"b\": 2}}\n{}\n");
    assert_eq!(
        laid_out.len(),
        2,
        "the first line is no object by its looks"
    );
    let lines = documents("{\"a\": [}\n{\"b\": 2}\n\n{\"c\":\n3}\n");
    let starts: Vec<usize> = lines.iter().map(|one| one.start.line).collect();
    assert_eq!(starts, [1, 2, 4, 5]);
}

#[test]
fn a_list_without_an_element_has_no_document() {
    for file in ["[]", " [ ]\n", "[][]", "\u{feff}[]"] {
        assert!(documents(file).is_empty(), "{file}");
    }
    for file in ["<orders/>", "<orders></orders>", "<orders> \n</orders>\n"] {
        let roots = documents(file);
        assert!(roots.iter().all(Document::is_root), "{file}");
        assert_eq!(roots.len(), 1, "{file}");
    }
}

/// Each element is read behind the start tag of its list: one that is longer
/// would be nearly all that is read.
#[test]
fn a_start_tag_of_a_list_is_bounded() {
    let tag = |width: usize| {
        format!(
            "<orders a='{}'><order/><order/></orders>",
            "x".repeat(width)
        )
    };
    assert_eq!(documents(&tag(4000)).len(), 3);
    let [(message, at)] = &faults(&tag(5000))[..] else {
        panic!("one fault");
    };
    assert!(message.contains("longer than 4 KiB"), "{message}");
    assert_eq!((at.line, at.column), (1, 1));
}

/// What is counted of a list does not grow with it.
#[test]
fn names_in_a_list_are_bounded() {
    let mut file = "<orders>".to_owned();
    for index in 0..70 {
        let _ = write!(file, "<a{index}/><a0/>");
    }
    file.push_str("</orders>");
    let [(message, _)] = &faults(&file)[..] else {
        panic!("one fault");
    };
    assert!(message.contains("more than 64 names"), "{message}");
    let found = pieces(file.as_bytes()).filter(|piece| matches!(piece, Piece::Document(_)));
    assert_eq!(found.count(), 1 + 2 * 64);
}
