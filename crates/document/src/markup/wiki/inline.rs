//! Reads words and their marks: bold, code, links, escapes, macros.

use crate::markup::lines::Mark;
use crate::text::floor;

use super::{Page, link, macros};

/// Longest word that is read as one in italics, in bytes.
const MOST_ITALIC: usize = 128;

impl Page<'_> {
    /// Reads up to the end of the line; within a cell up to the sign of the
    /// next one too, which it doesn't step over.
    pub(super) fn inline(&mut self, in_cell: bool) {
        while let Some(letter) = self.cursor.rest().chars().next() {
            match letter {
                '\n' => return,
                '|' if in_cell => return,
                '\\' => self.escape(),
                '{' => self.open_brace(),
                '*' => self.star(),
                '_' => self.underscore(),
                '[' => self.bracket(in_cell),
                '!' => self.image(),
                _ => self.plain(),
            }
        }
    }

    /// Takes the words up to the next character that may be a sign.
    fn plain(&mut self) {
        let rest = self.cursor.rest();
        let end = rest
            .char_indices()
            .skip(1)
            .find(|(_, letter)| "\n|\\{*_[!".contains(*letter))
            .map_or(rest.len(), |(end, _)| end);
        self.take(end);
    }

    /// Takes so many bytes as words.
    fn take(&mut self, length: usize) {
        let at = self.cursor.at();
        let rest = self.cursor.rest();
        let words = &rest[..floor(rest, length)];
        self.blocks.text(words, at..at + words.len());
        self.cursor.set(at + words.len());
    }

    /// `\\` breaks the line; `\` before a sign means the sign itself.
    fn escape(&mut self) {
        let at = self.cursor.at();
        let rest = &self.cursor.rest()[1..];
        if rest.starts_with('\\') {
            self.blocks.break_line();
            self.cursor.set(at + 2);
        } else if rest.starts_with(|letter: char| letter.is_ascii_punctuation()) {
            self.cursor.set(at + 1);
            self.take(1);
        } else {
            self.take(1);
        }
    }

    /// `{{code}}`, a macro, or a brace.
    fn open_brace(&mut self) {
        let at = self.cursor.at();
        let line = self.cursor.line();
        if let Some(inner) = line.strip_prefix("{{")
            && let Some(end) = inner.find(['}', '{'])
            && inner[end..].starts_with("}}")
        {
            let start = at + 2;
            self.blocks.code_words(&inner[..end], start..start + end);
            self.cursor.set(start + end + 2);
        } else if line.starts_with("{*}") {
            self.toggle_strong();
            self.cursor.set(at + 3);
        } else if line.starts_with("{_}") {
            self.cursor.set(at + 3);
        } else if let Some(found) = macros::find(line) {
            self.cursor.set(at + found.length);
            self.take_macro(&found);
        } else {
            self.take(1);
        }
    }

    fn star(&mut self) {
        let at = self.cursor.at();
        let is_mark = if self.strong {
            self.closes()
        } else {
            self.opens()
        };
        if is_mark {
            self.toggle_strong();
            self.cursor.set(at + 1);
        } else {
            self.take(1);
        }
    }

    fn toggle_strong(&mut self) {
        self.strong = !self.strong;
        if self.strong {
            self.blocks.begin(Mark::Strong);
        } else {
            self.blocks.end(&Mark::Strong);
        }
    }

    /// Words in italics are words.
    fn underscore(&mut self) {
        let at = self.cursor.at();
        let line = self.cursor.line();
        let inner = &line[1..][..floor(&line[1..], MOST_ITALIC)];
        let word = inner
            .find(|letter: char| letter.is_whitespace() || letter == '|')
            .unwrap_or(inner.len());
        let inner = inner[..word].trim_end_matches(|letter: char| ".,;:)!?".contains(letter));
        let around = self
            .cursor
            .before()
            .is_none_or(|before| !before.is_alphanumeric());
        match inner.strip_suffix('_') {
            // `_word_`, and no more than that: `_id` and `order_id` are names.
            Some(words) if around && !words.is_empty() && !words.contains('_') => {
                self.blocks.text(words, at + 1..at + 1 + words.len());
                self.cursor.set(at + words.len() + 2);
            }
            _ => self.take(1),
        }
    }

    /// Whether bold words begin here: a star before a word, and one behind a
    /// word later in the line.
    fn opens(&mut self) -> bool {
        let at = self.cursor.at();
        let line = self.cursor.line();
        let before = self.cursor.before();
        let inner = &line[1..];
        if at < self.plain_until
            || before.is_some_and(char::is_alphanumeric)
            || inner.is_empty()
            || inner.starts_with(|letter: char| letter.is_whitespace() || letter == '*')
        {
            return false;
        }
        let closed = inner
            .match_indices('*')
            .any(|(end, _)| ends_word(&inner[..end], &inner[end + 1..]));
        if !closed {
            self.plain_until = at + line.len();
        }
        closed
    }

    /// Whether bold words end here.
    fn closes(&self) -> bool {
        let before = self.cursor.before();
        let behind = self.cursor.rest()[1..].chars().next();
        before.is_some_and(|before| !before.is_whitespace())
            && behind.is_none_or(|behind| !behind.is_alphanumeric())
    }

    fn bracket(&mut self, in_cell: bool) {
        let at = self.cursor.at();
        let around = self.cursor.before().is_some_and(char::is_alphanumeric);
        match link::find(self.cursor.line(), in_cell).filter(|_| !around) {
            Some(found) => {
                self.blocks.begin(Mark::Link(found.target.to_owned()));
                let start = at + found.words.start;
                let words = &self.cursor.rest()[found.words];
                self.blocks.text(words, start..start + words.len());
                self.blocks.end(&Mark::Link(String::new()));
                self.cursor.set(at + found.length);
            }
            None => self.take(1),
        }
    }

    fn image(&mut self) {
        match link::image(self.cursor.line()) {
            Some(length) => self.cursor.set(self.cursor.at() + length),
            None => self.take(1),
        }
    }
}

fn ends_word(before: &str, behind: &str) -> bool {
    !before.ends_with(char::is_whitespace)
        && !behind.starts_with(|letter: char| letter.is_alphanumeric())
}
