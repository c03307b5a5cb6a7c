//! Reads lists: `•`, `-`, `1.`, and how deep each item stands.

use crate::markup::blocks::Blocks;

use super::sheet::{Line, Sheet};

/// Signs that begin an item with or without a blank behind them.
const SIGNS: &[char] = &['•', '◦', '▪', '‣', '●', '○', '■', '□', '·', '⁃'];
/// Signs that begin one with a blank behind them only.
const DASHES: &[char] = &['-', '*', '+', '–', '—'];

/// Most items that hold one another.
const MOST_DEEP: usize = 32;

/// The list that is read.
#[derive(Default)]
pub(super) struct Bullets {
    /// Indentation of the items that hold the last one, and its own, each
    /// with its sign.
    open: Vec<(usize, Option<char>)>,
}

/// The words of an item, and its sign; none where it is numbered.
fn item(words: &str) -> Option<(&str, Option<char>)> {
    let sign = words.chars().next()?;
    let rest = &words[sign.len_utf8()..];
    if SIGNS.contains(&sign) {
        return Some((rest.trim_start(), Some(sign)));
    }
    if DASHES.contains(&sign) && rest.starts_with(char::is_whitespace) {
        return Some((rest.trim_start(), Some(sign)));
    }
    let digits = words.len()
        - words
            .trim_start_matches(|letter: char| letter.is_ascii_digit())
            .len();
    let rest = words[digits..].strip_prefix(['.', ')'])?;
    ((1..=3).contains(&digits) && rest.starts_with(char::is_whitespace))
        .then(|| (rest.trim_start(), None))
}

/// Whether an item begins with this line.
pub(super) fn begins(words: &str) -> bool {
    item(words).is_some()
}

impl Bullets {
    /// Reads the item that begins on this line, and says where it ends.
    pub(super) fn read(
        &mut self,
        sheet: &Sheet<'_>,
        index: usize,
        blocks: &mut Blocks,
    ) -> Option<usize> {
        let line = sheet.line(index)?;
        let (words, sign) = match item(line.words) {
            Some(found) => found,
            // A sign alone: its words are on the next line.
            None if is_sign(line.words) => ("", None),
            None => return None,
        };
        let below = sheet.next(index);
        if words.is_empty() && !sheet.words(below).is_some_and(is_plain) {
            return None;
        }
        let depth = self.depth(line, sign);
        blocks.item_at(depth, line.start);
        let mut at = index;
        if words.is_empty()
            && let Some(next) = sheet.line(below)
        {
            at = below;
            blocks.text(next.words, next.range());
        } else {
            blocks.text(words, line.end() - words.len()..line.end());
        }
        while let Some(next) = sheet
            .line(at + 1)
            .filter(|next| !next.is_blank() && next.indent > line.indent && !begins(next.words))
        {
            blocks.break_line();
            blocks.text(next.words, next.range());
            at += 1;
        }
        blocks.end_block();
        Some(at + 1)
    }

    /// The list ends.
    pub(super) fn end(&mut self) {
        self.open.clear();
    }

    fn depth(&mut self, line: Line<'_>, sign: Option<char>) -> usize {
        // Where indentation is lost, signs tell how deep an item stands.
        let known = self
            .open
            .iter()
            .position(|open| *open == (line.indent, sign));
        match known {
            Some(at) => self.open.truncate(at),
            None => {
                self.open.retain(|(indent, above)| {
                    *indent < line.indent || *indent == line.indent && rank(*above) < rank(sign)
                });
            }
        }
        self.open.truncate(MOST_DEEP);
        self.open.push((line.indent, sign));
        self.open.len() - 1
    }
}

/// Whether a line can hold the words of a sign that stands alone above it.
fn is_plain(words: &str) -> bool {
    !is_sign(words) && !begins(words) && !words.starts_with(['{', '[', '<'])
}

fn is_sign(words: &str) -> bool {
    matches!(words, "-" | "*" | "+" | "–" | "—")
}

/// How deep a sign stands by itself: browsers draw `•`, then `◦`, then `▪`.
fn rank(sign: Option<char>) -> usize {
    match sign {
        Some('◦' | '○') => 1,
        Some('▪' | '■') => 2,
        _ => 0,
    }
}
