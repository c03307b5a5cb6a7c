//! `report.html`: the whole run in one file that people open in a browser.
//!
//! Verdict, findings, clauses and state machines are markup, and read without
//! a script; the scenarios with their exchanges are [`data`] that the script
//! draws from. Nothing is fetched: the page's policy forbids it.

mod assets;
mod clauses;
mod data;
mod finding;
mod findings;
mod judged;
mod latency;
mod machine;
mod mark;
mod names;
mod next;
mod page;
mod proof;
mod scenarios;
pub(crate) mod text;
mod topics;
mod verdict;

use super::Format;
use crate::{Record, Reference};

/// For people.
pub(super) const FORMAT: Format = Format {
    name: "html",
    file: "report.html",
    about: "the whole run in one page, for people with a browser",
    render: |record, reference| html(record, reference).into(),
};

/// The run as a page that stands by itself.
fn html(record: &Record, reference: &Reference) -> String {
    page::Page::of(record, reference).to_string()
}
