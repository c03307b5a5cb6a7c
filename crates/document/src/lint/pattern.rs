//! A [`Pattern`]: how a page says that a date or a time is written
//! (`YYYY-MM-DD`, `HH:MM`).

use crate::text::floor;

/// Longest word that is looked at as a pattern, in bytes.
const LONGEST: usize = 40;

/// Most words among which patterns are looked for, in bytes.
const MOST: usize = 400;

/// A date or time as letters that stand for its digits.
pub(super) struct Pattern<'a> {
    /// As the page has it.
    pub(super) written: &'a str,
}

impl<'a> Pattern<'a> {
    /// The patterns among words, in their order.
    pub(super) fn among(words: &'a str) -> impl Iterator<Item = Self> {
        let is_around = |letter: char| letter.is_whitespace() || "`\"“”,;()[]".contains(letter);
        let words = words[..floor(words, MOST)].split(is_around);
        words
            .map(|word| word.trim_matches(['.', ':', '\'']))
            .filter(|word| is_pattern(word))
            .map(|written| Self { written })
    }

    /// Whether a text is written so. A time behind a date, or seconds behind
    /// minutes, don't count.
    pub(super) fn takes(&self, text: &str) -> bool {
        let mut rest = text.trim();
        for (letter, count) in runs(self.written) {
            if is_digit(letter) {
                let digits =
                    rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
                // One letter stands for one digit or two.
                let most = count.max(2);
                if digits < count || digits > most {
                    return false;
                }
                rest = &rest[digits..];
            } else if letter == 'Z' && rest.starts_with(['+', '-', '.']) {
                // Another zone than the one that stands for any.
                return true;
            } else if letter == '\'' {
                // Quotes part letters that stand for themselves.
            } else if let Some(after) = rest.strip_prefix(letter) {
                rest = after;
            } else {
                return false;
            }
        }
        rest.is_empty() || rest.starts_with(['T', ' ', '.', ':', 'Z', '+'])
    }
}

/// Whether a word consists of letters for digits with signs between them, and
/// has those of a date or of a time.
fn is_pattern(word: &str) -> bool {
    if word.len() > LONGEST || !word.is_ascii() {
        return false;
    }
    let upper = word.to_ascii_uppercase();
    let is_known = |letter: char| is_digit(letter) || "-./:T'Z".contains(letter);
    let is_date = upper.contains("YY") && upper.contains('M') && upper.contains('D');
    let is_time = upper.contains("HH") && upper.contains("MM");
    // Three letters of a month are its name.
    upper.chars().all(is_known)
        && (is_date || is_time)
        && !upper.contains("MMM")
        && upper.contains(['-', '.', '/', ':'])
}

fn is_digit(letter: char) -> bool {
    "YMDHS".contains(letter.to_ascii_uppercase())
}

/// The signs of a pattern, like letters together: of a sign one at a time.
fn runs(pattern: &str) -> impl Iterator<Item = (char, usize)> {
    let mut rest = pattern;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let same = |letter: char| letter.eq_ignore_ascii_case(&first) && is_digit(first);
        let count = rest.len() - rest.trim_start_matches(same).len();
        let count = count.max(1);
        rest = &rest[count..];
        Some((first, count))
    })
}
