//! [`place`]: where in a body a value stands that a JSON Pointer or an XPath
//! names.

mod json;
mod xml;

use std::ops::Range;

/// Where something stands in a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    /// Its bytes in the text.
    pub(crate) range: Range<usize>,
    /// Whether it is what was named; else the innermost that is there of what
    /// holds it, by where that begins.
    pub(crate) exact: bool,
}

/// Where `at` stands in a text: a JSON Pointer (RFC 6901) in JSON, an XPath of
/// names and ordinals (`/orders/order[2]/@id`) in XML. `None` where there is
/// nothing of it, or the text is neither. Takes time by the length of the text
/// alone, and no more room however deep it nests.
pub(crate) fn place(text: &str, at: &str) -> Option<Place> {
    if !at.is_empty() && !at.starts_with('/') {
        return None;
    }
    let found = match text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']) {
        start if start.starts_with('<') => xml::place(text, at),
        _ => json::place(text, at),
    }?;
    // Places are bytes: one within a character would be no place in a text.
    text.get(found.range.clone()).map(|_| found)
}
