//! [`Text`]: what somebody sent, made safe for markup and for eyes.

use std::borrow::Cow;
use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

pub(super) use crate::count::counted as count;

use crate::console::printable_of;
use crate::cut::Whole;

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
    whole: Whole,
}

/// A text in a line.
pub(crate) fn text(text: &str) -> Text<'_> {
    Text {
        text,
        limit: LINE,
        whole: Whole::Nowhere,
    }
}

/// What is said of a verdict, a finding or a notice, in a line.
pub(super) fn said(text: &str) -> Text<'_> {
    Text {
        text,
        limit: LINE,
        whole: Whole::Results,
    }
}

/// A text in as many characters as it may be long.
pub(super) fn long(text: &str) -> Text<'_> {
    Text {
        text,
        limit: 4_000,
        whole: Whole::Results,
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = printable_of(self.text, self.limit, self.whole);
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
