//! A [`Sheet`]: the lines of a feature file, put where they were.

/// Lines beyond which nothing is moved to its old place: what a journal says
/// of lines must not fill the memory with empty ones.
const MOST: u32 = 5_000;

/// The text of a feature file, written anew from its first line to its last.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    text: String,
    lines: u32,
}

impl Sheet {
    /// Writes a line where it was, or behind what stands there already, and
    /// returns its place, from 1.
    pub(super) fn put(&mut self, old: u32, line: &str) -> u32 {
        while self.lines.saturating_add(1) < old.min(MOST) {
            self.push("");
        }
        self.push(line)
    }

    /// Writes a line behind what stands there, and returns its place.
    pub(super) fn push(&mut self, line: &str) -> u32 {
        self.text.push_str(line);
        self.text.push('\n');
        self.lines = self.lines.saturating_add(1);
        self.lines
    }

    /// The text.
    pub(super) fn into_text(self) -> String {
        self.text
    }
}
