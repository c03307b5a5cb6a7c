//! A [`Scan`]: the letters of an example in JSON, and what goes for a word, a
//! text, a comment or a placeholder among them.

use crate::text::floor;
use std::ops::Range;

/// Longest placeholder in angle brackets or braces (`<your id>`), in bytes.
const LONGEST_PLACEHOLDER: usize = 120;

/// A text with quotes, or what is left of it.
pub(super) struct Quoted {
    /// What is between the quotes.
    pub(super) inner: Range<usize>,
    /// Where the next token is looked for.
    pub(super) end: usize,
    /// Whether the closing quote is missing.
    pub(super) open: bool,
}

/// The place that a reader has come to.
pub(super) struct Scan<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

impl<'a> Scan<'a> {
    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn next(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn skip_blanks(&mut self) {
        let blank = |letter: char| letter.is_whitespace() || letter == '\u{feff}';
        self.at += self.rest().len() - self.rest().trim_start_matches(blank).len();
    }

    /// The comment that begins here, without its end of line.
    pub(super) fn comment(&self) -> Option<Range<usize>> {
        let rest = self.rest();
        let length = if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if rest.starts_with("//") || rest.starts_with('#') || rest.starts_with("<!--") {
            rest.find('\n').unwrap_or(rest.len())
        } else {
            return None;
        };
        Some(self.at..self.at + rest[..length].trim_end().len())
    }

    /// The dots that begin here and stand for more.
    pub(super) fn dots(&self) -> Option<Range<usize>> {
        let rest = self.rest();
        let after = rest.trim_start_matches(['.', '…']);
        let dots = &rest[..rest.len() - after.len()];
        (dots.contains('…') || dots.len() > 1).then(|| self.at..self.at + dots.len())
    }

    /// The placeholder that begins here: `<…>`, `{…}` around a word, `${…}`.
    pub(super) fn placeholder(&self) -> Option<Range<usize>> {
        let rest = self.rest();
        let end = if rest.starts_with('<') {
            '>'
        } else if rest.starts_with('{') || rest.starts_with("${") {
            '}'
        } else {
            return None;
        };
        let near = &rest[..floor(rest, LONGEST_PLACEHOLDER)];
        let inner = near.trim_start_matches(['$', '<', '{']);
        let length = inner.find(end)?;
        let words = &inner[..length];
        let plain = |letter: char| letter.is_alphanumeric() || "_-. ".contains(letter);
        let is_word = words.starts_with(char::is_alphabetic) && words.chars().all(plain);
        let opened = near.len() - inner.len();
        let closed = inner[length..].chars().take_while(|letter| *letter == end);
        let closed = closed.count().min(opened.max(1));
        let is_one = end == '>' || !words.contains(' ');
        (is_word && is_one).then(|| self.at..self.at + opened + length + closed)
    }

    /// The text whose opening quote is here. It ends with its line at the
    /// latest: texts have no line breaks.
    pub(super) fn quoted(&self, quote: char) -> Quoted {
        let start = self.at + self.next().map_or(0, char::len_utf8);
        let rest = &self.text[start..];
        let mut escaped = false;
        for (offset, letter) in rest.char_indices() {
            match letter {
                '\n' => {
                    let end = start + rest[..offset].trim_end().len();
                    return Quoted {
                        inner: start..end,
                        end,
                        open: true,
                    };
                }
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                _ if letter == quote => {
                    let end = start + offset;
                    return Quoted {
                        inner: start..end,
                        end: end + quote.len_utf8(),
                        open: false,
                    };
                }
                _ => {}
            }
        }
        let end = start + rest.trim_end().len();
        Quoted {
            inner: start..end,
            end,
            open: true,
        }
    }

    /// Letters up to the next that has a meaning in JSON, or the line's end.
    pub(super) fn bare(&self) -> Range<usize> {
        let rest = self.rest();
        let end = rest.find([',', ':', '{', '}', '[', ']', '"', '\n']);
        let words = rest[..end.unwrap_or(rest.len())].trim_end();
        let comment = words.find(" //").unwrap_or(words.len());
        self.at..self.at + words[..comment].trim_end().len()
    }
}
