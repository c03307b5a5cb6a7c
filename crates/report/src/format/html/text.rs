//! [`Text`]: what somebody sent, made safe for markup and for eyes.

use std::borrow::Cow;
use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::console::printable;

/// Characters of a text that stands in a line.
const LINE: usize = 600;

/// What stands as it is in the fragment of an address.
const FRAGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/');

/// A text between tags or in an attribute's quotes. What does something
/// without being seen (marks that turn the direction of text, controls) is
/// spelt out.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Text<'a> {
    text: &'a str,
    limit: usize,
}

/// A text in a line.
pub(crate) fn text(text: &str) -> Text<'_> {
    Text { text, limit: LINE }
}

/// A text in as many characters as it may be long.
pub(super) fn long(text: &str) -> Text<'_> {
    Text { text, limit: 4_000 }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = printable(self.text, self.limit);
        let mut rest = shown.as_str();
        while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
            f.write_str(&rest[..at])?;
            f.write_str(match rest.as_bytes()[at] {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                b'"' => "&quot;",
                _ => "&#39;",
            })?;
            rest = &rest[at + 1..];
        }
        f.write_str(rest)
    }
}

/// A text in the fragment of an address, `#clause=…`.
pub(super) fn fragment(text: &str) -> Cow<'_, str> {
    utf8_percent_encode(text, FRAGMENT).into()
}

/// A number of things, with their name in the singular or plural.
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    match number {
        1 => format!("1 {one}"),
        _ => format!("{number} {many}"),
    }
}
