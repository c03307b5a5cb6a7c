//! [`Lines`]: words as they come, with their marks, made into lines.

use crate::document::Line;

/// How many marks may be open at once; what opens beyond is not noted.
const MOST_OPEN: usize = 16;

/// What markup says of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    /// They are code.
    Code,
    /// They are important.
    Strong,
    /// They lead to this target.
    Link(String),
}

impl Mark {
    fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

/// A mark that is open, and where its words begin in the line.
#[derive(Debug)]
struct Open {
    mark: Mark,
    from: Option<usize>,
}

/// Makes lines of words and marks.
#[derive(Debug, Default)]
pub(super) struct Lines {
    done: Vec<Line>,
    line: Line,
    /// Whether a space is due before the next word.
    gap: bool,
    open: Vec<Open>,
}

impl Lines {
    /// Adds words; the first of their bytes stands at `at` in the page.
    pub(super) fn text(&mut self, words: &str, at: usize) {
        for (offset, letter) in words.char_indices() {
            if letter.is_whitespace() {
                self.gap = true;
            } else if !is_nothing(letter) {
                self.push(letter, at + offset);
            }
        }
    }

    fn push(&mut self, letter: char, at: usize) {
        let line = &mut self.line;
        if self.gap && !line.words.is_empty() {
            line.words.push(' ');
        }
        self.gap = false;
        let offset = line.words.len();
        line.origin.note(offset, at);
        for open in &mut self.open {
            open.from.get_or_insert(offset);
        }
        line.words.push(letter);
    }

    /// Marks what follows.
    pub(super) fn begin(&mut self, mark: Mark) {
        if self.open.len() < MOST_OPEN {
            self.open.push(Open { mark, from: None });
        }
    }

    /// Ends the innermost mark of this kind, whatever a link's target is.
    pub(super) fn end(&mut self, mark: &Mark) {
        let found = self.open.iter().rposition(|open| open.mark.is_like(mark));
        if let Some(index) = found {
            let open = self.open.remove(index);
            note(&mut self.line, open.mark, open.from);
        }
    }

    /// Ends the line. Marks that are open stay so.
    pub(super) fn break_line(&mut self) {
        for open in &mut self.open {
            note(&mut self.line, open.mark.clone(), open.from.take());
        }
        let mut line = std::mem::take(&mut self.line);
        self.gap = false;
        if !line.words.is_empty() {
            line.start = line.origin.at(0);
            self.done.push(line);
        }
    }

    /// Ends everything that is open, and gives the lines away.
    pub(super) fn take(&mut self) -> Vec<Line> {
        self.break_line();
        self.open.clear();
        std::mem::take(&mut self.done)
    }
}

fn note(line: &mut Line, mark: Mark, from: Option<usize>) {
    let Some(from) = from else { return };
    let range = from..line.words.len();
    match mark {
        Mark::Code => line.code.push(range),
        Mark::Strong => line.strong.push(range),
        Mark::Link(target) => line.links.push((range, target)),
    }
}

/// Whether a character takes no room: marks where a word may be broken, and
/// of byte order, which browsers copy along; signs that control terminals.
fn is_nothing(letter: char) -> bool {
    matches!(
        letter,
        '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
    )
}
