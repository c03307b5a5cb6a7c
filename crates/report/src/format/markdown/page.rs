//! A [`Page`]: text in parts, none of them cut, as many as there is room for.

/// Bytes that are kept for saying what was left out.
const KEPT: usize = 200;

/// A text that is made of parts.
pub(crate) struct Page {
    text: String,
    /// Bytes that it may have: never more characters, however they are
    /// counted.
    room: usize,
}

impl Page {
    /// An empty page of so many bytes at most.
    pub(crate) fn new(room: usize) -> Self {
        Self {
            text: String::new(),
            room,
        }
    }

    /// Appends a part, whole or not at all; whether it did.
    pub(crate) fn push(&mut self, part: &str) -> bool {
        self.push_below(part, self.room)
    }

    /// The same where the page stays below so many bytes.
    pub(super) fn push_below(&mut self, part: &str, bytes: usize) -> bool {
        let fits = self.text.len() + part.len() + KEPT <= bytes;
        if fits {
            self.text.push_str(part);
        }
        fits
    }

    /// How many bytes it has where half of the room that is left is taken.
    pub(super) fn half(&self) -> usize {
        self.text.len() + self.room.saturating_sub(self.text.len()) / 2
    }

    /// Appends what was left out: a short sentence, in the room that is kept.
    pub(crate) fn close(&mut self, note: &str) {
        if self.text.len() + note.len() <= self.room {
            self.text.push_str(note);
        }
    }

    /// The text.
    pub(crate) fn into_text(self) -> String {
        self.text
    }
}
