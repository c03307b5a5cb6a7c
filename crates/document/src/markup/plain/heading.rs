//! Finds headings: short lines that stand alone, and say what follows.

use super::sheet::Sheet;
use super::{bullet, code, vocabulary};

/// The level of every heading: what told them apart is lost.
pub(super) const LEVEL: u8 = 2;

/// Longest heading, in bytes and in words.
const MOST_BYTES: usize = 90;
const MOST_WORDS: usize = 12;

/// What is known of a page's headings.
pub(super) struct Headings {
    /// Whether blank lines between parts are lost, so that every line is one.
    dense: bool,
}

impl Headings {
    pub(super) fn new(sheet: &Sheet<'_>) -> Self {
        let lines = sheet.lines();
        let blank = lines.iter().filter(|line| line.is_blank()).count();
        let dense = blank.saturating_mul(8) < lines.len();
        Self { dense }
    }

    /// Whether blank lines between parts are lost.
    pub(super) fn are_dense(&self) -> bool {
        self.dense
    }

    /// Whether this line is a heading.
    pub(super) fn is_one(&self, sheet: &Sheet<'_>, index: usize) -> bool {
        let Some(words) = sheet.words(index) else {
            return false;
        };
        let followed = sheet.words(sheet.next(index));
        if followed.is_none() || vocabulary::is_frame(words) {
            return false;
        }
        let before = index.checked_sub(1).and_then(|above| sheet.words(above));
        vocabulary::is_part(words)
            || is_title(words)
                && (self.dense || before.is_none())
                && (self.dense || self.ends(sheet, index + 1))
    }

    /// Whether what stands on this line is no more of the line above it.
    fn ends(&self, sheet: &Sheet<'_>, index: usize) -> bool {
        sheet.words(index).is_none_or(|words| {
            bullet::begins(words) || code::begins(sheet, index) || words.contains('\t')
        })
    }
}

/// Whether words are said like a title: few, with a capital, no sentence, no
/// list of fields.
fn is_title(words: &str) -> bool {
    words.len() <= MOST_BYTES
        && words.split_whitespace().count() <= MOST_WORDS
        && words.starts_with(|letter: char| letter.is_uppercase() || letter.is_ascii_digit())
        && words.contains(char::is_alphabetic)
        && !words.ends_with(['.', ',', ';', ':', '!', '?', '…'])
        && !words.contains(['\t', '{', '"', '=', '<', '>', ';'])
        && !words.contains(". ")
        && !is_field(words)
}

/// Whether a line declares a field: a name with its type in brackets behind
/// it, or a name as programs write them and nothing else.
fn is_field(words: &str) -> bool {
    let mut parts = words.split('(');
    let name = parts.next().unwrap_or_default().trim_end();
    let typed = parts.next().is_some_and(vocabulary::is_type);
    let single = !name.contains(char::is_whitespace);
    single && (typed || name.contains(['_', '/', '[']))
}
