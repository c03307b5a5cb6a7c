//! The codes and the chapter that explains them.

use std::collections::HashSet;
use std::path::Path;

use countersign_document::lint::code::{chapter, codes};

#[test]
fn each_code_has_an_id_of_its_own() {
    let mut ids = HashSet::new();
    for code in codes() {
        assert!(ids.insert(code.id), "{} is used twice", code.id);
        assert!(code.id.starts_with("DOC-"), "{}", code.id);
    }
}

#[test]
fn the_chapter_explains_them() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/pages.md");
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(&path, chapter()).expect("docs can be written");
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == chapter(),
        "docs/pages.md differs from the codes: run `UPDATE_EXPECTED=1 cargo test -p countersign-document`"
    );
}
