//! Where each character of a text stands.

use countersign_contract::Source;

use crate::text::Text;

/// Characters between two marks. Each look-up walks at most as many, so that
/// a description that is one long line costs no more than another.
const STRIDE: usize = 64;

/// A place in a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::openapi) struct At {
    /// Offset in bytes.
    pub(in crate::openapi) byte: usize,
    /// Line, counted from 1.
    pub(in crate::openapi) line: u32,
    /// Column in characters, counted from 1.
    pub(in crate::openapi) column: u32,
}

impl At {
    /// The place as findings cite it.
    pub(in crate::openapi) fn source(self, text: &Text) -> Source {
        Source {
            file: text.name.clone(),
            line: self.line.max(1),
            column: self.column.max(1),
        }
    }
}

/// The places of a text, by the number of characters before them: what the
/// YAML scanner counts in.
pub(super) struct Places<'a> {
    body: &'a str,
    marks: Vec<At>,
}

impl<'a> Places<'a> {
    /// The places of a body.
    pub(super) fn new(body: &'a str) -> Self {
        let mut marks = Vec::with_capacity(body.len() / STRIDE + 1);
        let mut at = At {
            byte: 0,
            line: 1,
            column: 1,
        };
        for (count, c) in body.chars().enumerate() {
            if count % STRIDE == 0 {
                marks.push(at);
            }
            at = after(at, c);
        }
        marks.push(at);
        Self { body, marks }
    }

    /// The place after so many characters; the end, where there are fewer.
    pub(super) fn at(&self, characters: usize) -> At {
        let mark = (characters / STRIDE).min(self.marks.len() - 1);
        let start = self.marks[mark];
        let ahead = characters - mark * STRIDE;
        self.body[start.byte..]
            .chars()
            .take(ahead)
            .fold(start, after)
    }
}

/// The place behind a character that stands at `at`.
fn after(at: At, c: char) -> At {
    let byte = at.byte + c.len_utf8();
    match c {
        '\n' => At {
            byte,
            line: at.line.saturating_add(1),
            column: 1,
        },
        _ => At {
            byte,
            line: at.line,
            column: at.column.saturating_add(1),
        },
    }
}
