//! The published pages, where they are at hand: every word of theirs is in
//! some block.

use std::collections::{BTreeSet, HashSet};
use std::path::PathBuf;

use super::words::words;

/// What is markup in them, and no word: signs of headings, macros and what
/// stands in them, a picture's file.
const MARKUP: &[&str] = &[
    "h1",
    "h2",
    "h3",
    "h4",
    "code",
    "excerpt",
    "color",
    "ff0000",
    "333333",
    "toc",
    "maxLevel",
    "4",
    "xml",
    "jpg",
    "border",
    "x20",
    "http",
    "javascript",
    "json",
];

#[test]
fn published_pages_keep_their_words() {
    let Some(folder) = std::env::var_os("COUNTERSIGN_DOCUMENTS").map(PathBuf::from) else {
        eprintln!("COUNTERSIGN_DOCUMENTS names no folder: no published page is read");
        return;
    };
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap();
        if !name.ends_with(".txt") {
            continue;
        }
        let body = std::fs::read_to_string(&path).unwrap();
        let (document, _) = countersign_document::read(name, &body);
        let kept = words(&document);
        let said = body.split(|letter: char| !letter.is_alphanumeric());
        // What a browser ran together is taken apart.
        let is_kept = |word: &str| kept.contains(word) || is_run(word, &kept);
        let lost: BTreeSet<_> = said
            .filter(|word| !word.is_empty() && !MARKUP.contains(word) && !is_kept(word))
            .collect();
        assert!(lost.is_empty(), "{name}: {lost:?}");
    }
}

/// Whether a word is two or three that are kept, run together.
fn is_run(word: &str, kept: &HashSet<String>) -> bool {
    (1..word.len()).any(|at| {
        let (first, rest) = word.split_at(at);
        kept.contains(first) && (kept.contains(rest) || is_run(rest, kept))
    })
}
