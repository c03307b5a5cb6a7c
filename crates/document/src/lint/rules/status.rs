//! Status codes beside the name of another.

use crate::lint::code::page::STATUS_WORDS;
use crate::lint::found::Found;
use crate::lint::subject::Subject;

/// Names that HTTP gives to codes; those that are words of every day too are
/// looked for in parentheses or alone behind the code.
const NAMES: &[(u16, &str)] = &[
    (201, "created"),
    (202, "accepted"),
    (204, "no content"),
    (206, "partial content"),
    (301, "moved permanently"),
    (304, "not modified"),
    (400, "bad request"),
    (401, "unauthorized"),
    (403, "forbidden"),
    (404, "not found"),
    (405, "method not allowed"),
    (406, "not acceptable"),
    (409, "conflict"),
    (410, "gone"),
    (412, "precondition failed"),
    (415, "unsupported media type"),
    (422, "unprocessable entity"),
    (429, "too many requests"),
    (500, "internal server error"),
    (501, "not implemented"),
    (502, "bad gateway"),
    (503, "service unavailable"),
    (504, "gateway timeout"),
];

pub(super) fn find(subject: &Subject) -> Found {
    let mut found = Found::default();
    for line in subject.lines() {
        // The code stands at the beginning, in parentheses, or before some.
        for start in starts(&line.words) {
            let rest = &line.words[start..];
            let Some((status, name)) = stated(rest) else {
                continue;
            };
            let meant = NAMES.iter().find(|(_, known)| *known == name);
            if let Some((meant, known)) = meant
                && *meant != status
            {
                let range = subject.in_line(
                    line,
                    start..start + rest.find(['.', '\n']).unwrap_or(rest.len()).min(40),
                );
                let message = format!("`{known}` is the name of {meant}, not of {status}");
                found.tell(|| subject.find(&STATUS_WORDS, range, message, STATUS_WORDS.mend));
            }
        }
    }
    found
}

/// Whether words begin with a status and the name that HTTP gives to it.
pub(super) fn is_named(words: &str) -> bool {
    stated(words).is_some_and(|(status, name)| {
        let is_ok = (status, name.as_str()) == (200, "ok");
        is_ok || NAMES.contains(&(status, name.as_str()))
    })
}

/// Where a code may stand in a line.
fn starts(words: &str) -> impl Iterator<Item = usize> {
    let inside = words.match_indices('(').map(|(at, _)| at + 1);
    let before = words
        .match_indices(" (")
        .filter_map(|(at, _)| at.checked_sub(3));
    let before = before.filter(|at| *at > 0 && words.is_char_boundary(*at));
    let apart = before.filter(|at| {
        !words[..*at].ends_with(|letter: char| letter.is_alphanumeric() || letter == '(')
    });
    std::iter::once(0).chain(inside).chain(apart)
}

/// The code that a text begins with, and the words that name it: those in the
/// parenthesis behind it, or all up to the end or a sign.
fn stated(text: &str) -> Option<(u16, String)> {
    let digits = text
        .get(..3)
        .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let status: u16 = digits
        .parse()
        .ok()
        .filter(|status| (100..600).contains(status))?;
    let rest = text.get(3..)?.strip_prefix([' ', ':', '-'])?;
    let rest = rest.trim_start_matches([' ', '-', '–', ':', '(']);
    let end = rest
        .find([')', ':', ',', '.', ';', '(', '–'])
        .unwrap_or(rest.len());
    Some((status, rest[..end].trim().to_lowercase()))
}
