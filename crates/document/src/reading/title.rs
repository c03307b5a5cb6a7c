//! Calls in headings: what a heading says of the call that it begins.

use countersign_contract::Method;

use crate::document::Line;

use super::call::{self, Call};
use super::heading::Heading;
use super::names;

/// A call that a heading consists of.
pub(super) fn call_in(line: &Line) -> Option<Call> {
    let words = names::without_number(line.words.trim_matches(['`', ' ']));
    let whole = call::read(words).map(|(call, _)| call);
    let behind = || call_behind(words).map(|(_, call)| call);
    whole.or_else(behind).or_else(|| {
        let span = line
            .code
            .iter()
            .find(|span| call::read(&line.words[(*span).clone()]).is_some())?;
        call::read(&line.words[span.clone()]).map(|(call, _)| call)
    })
}

/// The method that a heading begins with, and what it calls the call whose
/// address is elsewhere: `POST Plant a tree`.
pub(super) fn method_before(words: &str) -> Option<(Method, &str)> {
    let (first, rest) = words.split_once(' ')?;
    let rest = rest.trim_start();
    let is_title = rest.starts_with(|letter: char| letter.is_alphabetic());
    let method = call::method(first).filter(|_| is_title && call::read(words).is_none())?;
    Some((method, rest))
}

/// A call that a heading ends in, and the words before it:
/// `Send a note % POST /notes`, `Send a note (POST /notes)`.
pub(super) fn call_behind(words: &str) -> Option<(&str, Call)> {
    let signs = ['%', '-', '–', '—', ':', '|', '(', '[', '`', ' '];
    let at = ["GET /", "POST /", "PUT /", "PATCH /", "DELETE /"]
        .iter()
        .filter_map(|method| words.find(method))
        .min()?;
    let parted = words[..at].trim_end();
    let before = parted.trim_end_matches(signs);
    let is_title = !before.is_empty() && before.len() < parted.len();
    if !is_title || Heading::read(before).modifies {
        return None;
    }
    let target = words[at..].trim_end_matches([')', ']', '`', ' ']);
    call::read(target).map(|(call, _)| (before, call))
}
