//! Finds code by its form: bodies, calls and commands.

use std::ops::Range;

use crate::origin::Origin;

use super::sheet::Sheet;
use super::{curl, http, json, xml};

/// Code that was found.
pub(super) struct Found<'b> {
    /// What it holds.
    pub(super) text: String,
    /// Where its bytes stand.
    pub(super) origin: Origin,
    /// The bytes of the page that it takes.
    pub(super) range: Range<usize>,
    /// Words on its last line that are none of it, and where they stand: a
    /// browser may leave no space between code and the sentence behind it.
    pub(super) rest: Option<(&'b str, usize)>,
    /// The index of the line behind it.
    pub(super) next: usize,
}

/// Code from this line on.
pub(super) fn find<'b>(sheet: &Sheet<'b>, index: usize) -> Option<Found<'b>> {
    let (last, end) = json::end(sheet, index)
        .or_else(|| xml::end(sheet, index))
        .or_else(|| http::end(sheet, index))
        .or_else(|| curl::end(sheet, index))?;
    let first = sheet.line(index)?;
    let line = sheet.line(last)?;
    let end = end.clamp(first.start, line.end());
    let text = sheet.body.get(first.start..end)?;
    let tail = sheet.body.get(end..line.end())?;
    let rest = tail.trim_start();
    Some(Found {
        text: text.trim_end().to_owned(),
        origin: Origin::verbatim(first.start),
        range: first.start..end,
        rest: (!rest.is_empty()).then(|| (rest, line.end() - rest.len())),
        next: last + 1,
    })
}

/// Whether code begins on this line.
pub(super) fn begins(sheet: &Sheet<'_>, index: usize) -> bool {
    sheet.words(index).is_some_and(|words| {
        json::begins(words) || xml::begins(words) || http::begins(words) || curl::begins(words)
    })
}
