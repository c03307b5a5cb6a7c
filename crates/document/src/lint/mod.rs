//! The page against itself: examples are read in spite of their faults, and
//! each rule looks for one kind of contradiction. What is found has a code of
//! [`code`].

mod adopted;
mod bounds;
mod carried;
pub mod code;
mod condition;
mod elsewhere;
mod entry;
mod faults;
mod found;
mod instance;
pub mod json;
mod openapi;
mod pattern;
mod repeated;
mod rules;
mod ruling;
mod settled;
mod shape;
mod shown;
mod spelling;
mod stamp;
mod subject;
mod suggestion;
pub mod tree;
pub mod xml;

use code::page::LEFT_OUT;
use found::Found;

use crate::diagnostic::Diagnostic;
use crate::document::{Document, Markup};
use crate::import::Name;
use crate::reading::Reading;
use subject::Subject;

pub use ruling::Ruling;
pub use suggestion::Suggestion;

/// Most findings that are told of one page.
const MOST: usize = 2000;

/// All that is wrong with a page, by place. Rulings that are suggested can be
/// pasted into those of the contract that an import of the page makes.
pub fn lint(document: &Document, reading: &Reading) -> Vec<Diagnostic> {
    let mut found = [all(document, reading)];
    let is_ruling = |one: &Diagnostic| one.suggestion.is_ruling();
    if found[0].iter().any(is_ruling) {
        let readings = [(document.text.name.clone(), reading.clone())];
        settled::settle(&mut found, &readings, None);
    }
    let [found] = found;
    found
}

/// All that is wrong with each of some pages. Rulings that are suggested can
/// be pasted into those of the contract that an import of all these pages
/// makes, under this name, or the one that the pages suggest.
pub fn lint_all(
    documents: &[Document],
    readings: &[(String, Reading)],
    system: Option<&Name>,
) -> Vec<Vec<Diagnostic>> {
    let pages = documents.iter().zip(readings);
    let mut found: Vec<_> = pages
        .map(|(document, (_, reading))| all(document, reading))
        .collect();
    settled::settle(&mut found, readings, system);
    found
}

/// All that is wrong with a page, rulings in the page's own names.
fn all(document: &Document, reading: &Reading) -> Vec<Diagnostic> {
    if document.markup == Markup::OpenApi {
        return openapi::lint(&document.text);
    }
    let subject = Subject::new(document, reading);
    let mut all = Vec::new();
    let mut left_out = 0;
    for rule in rules::RULES {
        let Found {
            told,
            left_out: more,
        } = rule(&subject);
        all.extend(told);
        left_out += more;
    }
    all.sort();
    all.dedup();
    left_out += all.len().saturating_sub(MOST);
    all.truncate(MOST);
    let last = all.last().filter(|_| left_out > 0);
    let more = last.map(|last| Diagnostic {
        source: last.source.clone(),
        width: last.width,
        code: LEFT_OUT.id,
        severity: LEFT_OUT.severity,
        message: faults::left_out(left_out, "on this page"),
        suggestion: LEFT_OUT.mend.into(),
    });
    all.extend(more);
    all
}
