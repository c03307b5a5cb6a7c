//! [`cut`]: a text in as many characters as there is room for.

use std::borrow::Cow;

/// Where verdicts and findings are whole.
pub(crate) const RESULTS: &str = "results.json";

/// Where steps and exchanges are whole.
pub(crate) const JOURNAL: &str = "journal.ndjson";

/// What stands behind a text that was cut.
pub(crate) fn note(whole: &str) -> String {
    format!(" … (cut; whole in {whole})")
}

/// What is said of a finding, or its first `limit` characters and a note.
pub(crate) fn cut(text: &str, limit: usize) -> Cow<'_, str> {
    cut_of(text, limit, RESULTS)
}

/// The same of a text that is whole in this file.
pub(crate) fn cut_of<'t>(text: &'t str, limit: usize, whole: &str) -> Cow<'t, str> {
    match text.char_indices().nth(limit) {
        None => Cow::Borrowed(text),
        Some((end, _)) => Cow::Owned(format!("{}{}", &text[..end], note(whole))),
    }
}

/// A body in at most so many bytes, and what is to be said where that is not all
/// of it.
pub(crate) fn cut_body(text: &str, room: usize) -> (&str, Option<String>) {
    let mut end = room.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let shown = &text[..end];
    (shown, body_note(shown.len(), text.len()))
}

/// What is to be said where so many bytes of a body are not the whole.
pub(crate) fn body_note(shown: usize, whole: usize) -> Option<String> {
    (shown < whole).then(|| format!("cut: {shown} of {whole} bytes; whole in {JOURNAL}"))
}
