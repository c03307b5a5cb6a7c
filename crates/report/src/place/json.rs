//! Places in JSON texts, by JSON Pointers.

use std::borrow::Cow;
use std::ops::Range;

use super::Place;

/// Where a JSON Pointer stands; what is not there stands where its innermost
/// ancestor begins; nothing stands in a text that holds no values. Of members
/// of the same name the last is meant, as it is where messages are read. It
/// reads past anything that is no JSON as far as it makes sense.
pub(super) fn place(text: &str, pointer: &str) -> Option<Place> {
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut reader = Reader { text, at: start };
    reader.skip_blanks();
    let is_container = matches!(reader.peek()?, b'{' | b'[');
    if !is_container && !pointer.is_empty() {
        return None;
    }
    let tokens: Vec<_> = pointer
        .split('/')
        .skip(1)
        .map(|token| token.replace("~1", "/").replace("~0", "~"))
        .collect();
    let found = reader.walk(&tokens);
    let innermost = found.last()?.clone();
    let exact = found.len() > tokens.len();
    Some(Place {
        range: match exact {
            true => innermost,
            false => innermost.start..innermost.start + 1,
        },
        exact,
    })
}

/// The way to what a pointer names.
struct Way {
    /// The values on it, from the whole on.
    found: Vec<Range<usize>>,
    /// Those of them that are open.
    open: Vec<Open>,
}

/// A container that is open.
enum Open {
    Object,
    /// With the index of its next element.
    Array(usize),
}

/// Reads forwards only: no byte is looked at more than a few times.
struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_blanks(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    /// The values on the way that these names and indices lead, from the one
    /// that begins here, as far as there are any.
    fn walk(&mut self, tokens: &[String]) -> Vec<Range<usize>> {
        let mut way = Way {
            found: Vec::new(),
            open: Vec::new(),
        };
        self.meet(tokens, &mut way);
        while let Some(innermost) = way.open.len().checked_sub(1) {
            self.skip_blanks();
            match self.peek() {
                None => break,
                Some(b',' | b':') => self.at += 1,
                Some(b'}' | b']') => {
                    self.at += 1;
                    way.open.truncate(innermost);
                    way.found[innermost].end = self.at;
                }
                Some(_) => match self.enter(&mut way.open[innermost], &tokens[innermost]) {
                    None => break,
                    Some(true) => self.meet(tokens, &mut way),
                    Some(false) => self.skip_value(),
                },
            }
        }
        way.found
    }

    /// Takes the value that begins here for the next one on the way; what an
    /// earlier one of its name held is none of it. A container is gone into
    /// where the way leads on.
    fn meet(&mut self, tokens: &[String], way: &mut Way) {
        let depth = way.open.len();
        way.found.truncate(depth);
        let start = self.at;
        let container = match self.peek() {
            Some(b'{') => Some(Open::Object),
            Some(b'[') => Some(Open::Array(0)),
            _ => None,
        };
        match container.filter(|_| depth < tokens.len()) {
            Some(container) => {
                self.at += 1;
                way.open.push(container);
                way.found.push(start..self.text.len());
            }
            None => {
                self.skip_value();
                way.found.push(start..self.at);
            }
        }
    }

    /// Goes to the next value of a container; whether it is of this name or
    /// index. `None` where there is no value.
    fn enter(&mut self, container: &mut Open, token: &str) -> Option<bool> {
        match container {
            Open::Array(index) => {
                let is_next = token.parse() == Ok(*index);
                *index += 1;
                Some(is_next)
            }
            Open::Object => {
                let start = self.at;
                self.skip_value();
                let name = self.text.get(start..self.at);
                let is_next = name.is_some_and(|name| names(name, token));
                self.skip_blanks();
                if self.peek() != Some(b':') {
                    return None;
                }
                self.at += 1;
                self.skip_blanks();
                Some(is_next)
            }
        }
    }

    /// Goes behind the value that begins here: brackets are counted, never
    /// followed.
    fn skip_value(&mut self) {
        let mut depth = 0_usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => self.skip_string(),
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' => {
                    if depth == 0 {
                        return;
                    }
                    depth -= 1;
                    self.at += 1;
                }
                b',' | b':' if depth == 0 => return,
                _ if depth == 0 => {
                    let ends = |byte: u8| b",:]}\"".contains(&byte) || byte.is_ascii_whitespace();
                    while self.peek().is_some_and(|byte| !ends(byte)) {
                        self.at += 1;
                    }
                    return;
                }
                _ => {
                    self.at += 1;
                    continue;
                }
            }
            if depth == 0 {
                return;
            }
        }
    }

    fn skip_string(&mut self) {
        self.at += 1;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'"' => break,
                _ => {}
            }
        }
        self.at = self.at.min(self.text.len());
    }
}

/// Whether a member's name, as the text spells it, is this one.
fn names(raw: &str, token: &str) -> bool {
    serde_json::from_str::<Cow<'_, str>>(raw).is_ok_and(|name| name == token)
}
