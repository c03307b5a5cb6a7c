//! Finds where XML ends, or what is meant to be XML.

use super::sheet::Sheet;

/// Whether a body begins with this line: a tag that is followed by none but
/// XML, or goes on in the next line. `<id> is the id` is words.
pub(super) fn begins(words: &str) -> bool {
    let Some(rest) = words.strip_prefix('<') else {
        return false;
    };
    rest.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '_' || letter == '?')
        && (words.ends_with('>')
            || words.contains("</")
            || words.contains("/>")
            || !words.contains('>'))
        || rest.starts_with("!--")
        || rest.starts_with("!DOCTYPE")
}

/// Where the body that begins on this line ends: the line's index, and the
/// byte behind it. A tag that is never closed ends where a paragraph begins
/// that is no XML.
pub(super) fn end(sheet: &Sheet<'_>, index: usize) -> Option<(usize, usize)> {
    if !begins(sheet.words(index)?) {
        return None;
    }
    let mut state = State::default();
    let mut at = index;
    let mut found = (index, sheet.line(index)?.end());
    while let Some(line) = sheet.line(at) {
        let end = state.scan(line.words);
        found = (at, line.start + end);
        if end < line.words.len() {
            break;
        }
        let next = sheet.next(at);
        let Some(words) = sheet.words(next) else {
            break;
        };
        let goes_on = if state.is_whole() {
            next == at + 1 && words.starts_with("</")
        } else {
            next == at + 1 || state.within_tag || words.starts_with('<')
        };
        if !goes_on {
            break;
        }
        at = next;
    }
    Some(found)
}

/// How far into elements a line is.
#[derive(Default)]
struct State {
    depth: usize,
    within_tag: bool,
    within_comment: bool,
    /// Whether the tag that is open is an end tag, or no element.
    closes: bool,
    element: bool,
    last: char,
    seen: bool,
}

impl State {
    fn is_whole(&self) -> bool {
        self.seen && self.depth == 0 && !self.within_tag && !self.within_comment
    }

    /// Takes a line, and says how much of it is XML: all of it, but for words
    /// behind the tag that closes the body.
    fn scan(&mut self, words: &str) -> usize {
        let mut skip_to = 0;
        for (at, letter) in words.char_indices() {
            if at < skip_to {
                continue;
            }
            let rest = &words[at..];
            if self.within_comment {
                if rest.starts_with("-->") {
                    self.within_comment = false;
                    skip_to = at + 3;
                }
            } else if rest.starts_with("<!--") {
                self.within_comment = true;
                skip_to = at + 4;
            } else if letter == '<' {
                self.within_tag = true;
                self.closes = rest.starts_with("</");
                self.element = !rest.starts_with("<?") && !rest.starts_with("<!");
            } else if letter == '>' && self.within_tag {
                self.end_tag();
                let behind = rest[1..].trim_start();
                if self.is_whole() && behind.starts_with(char::is_alphabetic) {
                    return at + 1;
                }
            }
            self.last = letter;
        }
        words.len()
    }

    fn end_tag(&mut self) {
        self.within_tag = false;
        if !self.element {
            return;
        }
        self.seen = true;
        if self.closes {
            self.depth = self.depth.saturating_sub(1);
        } else if self.last != '/' {
            self.depth += 1;
        }
    }
}
