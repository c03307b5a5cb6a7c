//! Documents, well-formed and not: a case is a file in `tests/xml`, and the
//! tree, or why it cannot be read, stands beside it.

use countersign_spreadshirt::xml;

use super::contract::shapes;
use crate::documents::every_document;

#[test]
fn every_document_reads_as_it_says() {
    let shapes = shapes();
    every_document("tests/xml", |_, body| match xml::read(&shapes, body) {
        Ok(tree) => format!("{tree:#}"),
        Err(unreadable) => unreadable.message,
    });
}
