//! Finds headings: short lines that stand alone, and say what follows.

use super::sheet::Sheet;
use super::{bullet, code, vocabulary};

/// The level of headings: what told them apart is lost, but for numbers.
const LEVEL: u8 = 2;
/// The deepest level.
const DEEPEST: u8 = 6;

/// Longest heading, in bytes and in words.
const MOST_BYTES: usize = 90;
const MOST_WORDS: usize = 12;
/// Longest title that stands right above a sentence, in bytes.
const SHORT_TITLE: usize = 40;

/// What is known of a page's headings.
pub(super) struct Headings {
    /// Whether blank lines between parts are lost, so that every line is one.
    dense: bool,
    /// The line of the first heading with a number of several parts, and the
    /// level of the deepest, where there are any: others stand below it.
    numbered: Option<(usize, u8)>,
}

impl Headings {
    pub(super) fn new(sheet: &Sheet<'_>) -> Self {
        let lines = sheet.lines();
        let blank = lines.iter().filter(|line| line.is_blank()).count();
        let dense = blank.saturating_mul(8) < lines.len();
        let levels = lines.iter().map(|line| numbered(line.words));
        let mut parted = levels
            .enumerate()
            .filter_map(|(index, level)| Some((index, level.filter(|level| *level > LEVEL)?)));
        let first = parted.next();
        let deepest = first.map(|(_, first)| parted.map(|(_, level)| level).fold(first, u8::max));
        let numbered = first.map(|(index, _)| index).zip(deepest);
        Self { dense, numbered }
    }

    /// Whether blank lines between parts are lost.
    pub(super) fn are_dense(&self) -> bool {
        self.dense
    }

    /// The level of the heading on this line.
    pub(super) fn level(&self, words: &str, index: usize) -> u8 {
        let below = |deepest: u8| (deepest + 1).min(DEEPEST);
        let above = self.numbered.filter(|(first, _)| *first < index);
        numbered(words).unwrap_or(above.map_or(LEVEL, |(_, deepest)| below(deepest)))
    }

    /// Whether this line is a heading with a number, on a page whose headings
    /// have some: elsewhere it is an item of a list as well.
    pub(super) fn is_numbered(&self, sheet: &Sheet<'_>, index: usize) -> bool {
        let is_alone = |at: usize| {
            let level = sheet.words(at).and_then(numbered);
            level.is_some_and(|level| level == LEVEL)
        };
        self.numbered.is_some()
            && is_alone(index)
            && !is_alone(index + 1)
            && index
                .checked_sub(1)
                .is_none_or(|above| sheet.words(above).is_none())
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
            || numbered(words).is_some_and(|level| level > LEVEL || leads(level, followed))
            || self.is_numbered(sheet, index)
            || is_title(words)
                && !before.is_some_and(declares)
                && (self.dense || before.is_none())
                && (self.dense || self.ends(sheet, index + 1) || entitles(words, followed))
    }

    /// Whether what stands on this line is no more of the line above it.
    fn ends(&self, sheet: &Sheet<'_>, index: usize) -> bool {
        sheet.words(index).is_none_or(|words| {
            bullet::begins(words)
                || code::begins(sheet, index)
                || words.contains('\t')
                || vocabulary::is_part(words)
        })
    }
}

/// Whether a heading of this level is followed by one with a number below it.
fn leads(level: u8, followed: Option<&str>) -> bool {
    followed.and_then(numbered).is_some_and(|next| next > level)
}

/// The level of a heading that begins with its number: `3.2 Create shipment`.
fn numbered(words: &str) -> Option<u8> {
    let (number, title) = words.split_once(' ')?;
    let parts = || number.trim_end_matches('.').split('.');
    let is_number = |part: &str| {
        (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let title = title.trim_start();
    let is_heading = parts().all(is_number)
        && title.starts_with(|letter: char| letter.is_uppercase())
        && is_title(title);
    let depth = u8::try_from(parts().count()).unwrap_or(DEEPEST);
    is_heading.then(|| (LEVEL + depth - 1).min(DEEPEST))
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
        && !vocabulary::is_told(words)
}

/// Whether a title stands right above the sentence that it is the title of: a
/// line that is broken for its length is longer, and goes on in small letters.
fn entitles(words: &str, followed: Option<&str>) -> bool {
    let is_short = words.len() <= SHORT_TITLE && (2..=6).contains(&words.split(' ').count());
    let is_sentence = |next: &str| {
        next.starts_with(char::is_uppercase) && next.ends_with('.') && next.len() > words.len()
    };
    is_short && followed.is_some_and(is_sentence)
}

/// Whether a line is a name and its type, so that the next one tells of it.
fn declares(words: &str) -> bool {
    let mut parts = words.split(' ');
    let name = parts.next().unwrap_or_default();
    let is_name = name.starts_with(|letter: char| letter.is_lowercase()) && !name.ends_with(':');
    let is_type = parts.next().is_some_and(vocabulary::is_type);
    let is_need = |word: &str| {
        ["required", "optional"]
            .iter()
            .any(|need| word.eq_ignore_ascii_case(need))
    };
    is_name && is_type && parts.next().is_none_or(is_need) && parts.next().is_none()
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
