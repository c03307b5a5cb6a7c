//! The page against itself: examples are read in spite of their faults, and
//! each rule looks for one kind of contradiction. What is found has a code of
//! [`code`].

pub mod code;
mod entry;
mod instance;
pub mod json;
mod openapi;
mod repeated;
mod rules;
mod ruling;
mod shape;
mod shown;
mod spelling;
mod stamp;
mod subject;
pub mod tree;
pub mod xml;

use crate::diagnostic::Diagnostic;
use crate::document::{Document, Markup};
use crate::reading::Reading;
use subject::Subject;

/// Most findings that are told of one page.
const MOST: usize = 2000;

/// All that is wrong with a page, by place.
pub fn lint(document: &Document, reading: &Reading) -> Vec<Diagnostic> {
    if document.markup == Markup::OpenApi {
        return openapi::lint(&document.text);
    }
    let subject = Subject::new(document, reading);
    let mut found: Vec<_> = rules::RULES
        .iter()
        .flat_map(|rule| rule(&subject))
        .collect();
    found.sort();
    found.dedup();
    found.truncate(MOST);
    found
}
