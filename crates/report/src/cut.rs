//! [`cut`]: a text in as many characters as there is room for.

use std::borrow::Cow;

/// Where all of a text is that is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whole {
    /// `results.json`: verdicts with their reasons, findings but the passed,
    /// notices.
    Results,
    /// `journal.ndjson`: steps, tags, exchanges, whatever passed.
    Journal,
    /// No file of a run: names of files, the contract, a proof, a comparison.
    Nowhere,
}

impl Whole {
    /// The file's name.
    fn file(self) -> Option<&'static str> {
        match self {
            Self::Results => Some("results.json"),
            Self::Journal => Some("journal.ndjson"),
            Self::Nowhere => None,
        }
    }

    /// What stands behind a text that was cut.
    pub(crate) fn note(self) -> String {
        match self.file() {
            Some(file) => format!(" … (cut; whole in {file})"),
            None => "…".to_owned(),
        }
    }
}

/// The text, or its first `limit` characters and a note.
pub(crate) fn cut(text: &str, limit: usize, whole: Whole) -> Cow<'_, str> {
    match text.char_indices().nth(limit) {
        None => Cow::Borrowed(text),
        Some((end, _)) => Cow::Owned(format!("{}{}", &text[..end], whole.note())),
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
    (shown < whole).then(|| format!("cut: {shown} of {whole} bytes; whole in journal.ndjson"))
}
