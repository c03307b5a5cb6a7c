//! Closed lists of values that stand in words: `one of a, b or c`.

use std::ops::Range;

use super::sentence;
use crate::document::Line;

/// What comes before a list of values, in lower case.
const OPENINGS: [&str; 15] = [
    "one of",
    "possible values",
    "allowed values",
    "valid values",
    "accepted values",
    "supported values",
    "available values",
    "permitted values",
    "possible value",
    "allowed:",
    "valid options",
    "possible options",
    "enum",
    "can be",
    "either",
];
/// Most values that one list has.
pub(super) const MOST: usize = 512;

/// The values that a line closes its field to; none where it does not.
pub(super) fn of_line(line: &Line) -> Vec<String> {
    of_words(&line.words, &line.code)
}

/// The values that words close a field to; `code` are those parts of them
/// that are marked as code.
pub(super) fn of_words(words: &str, code: &[Range<usize>]) -> Vec<String> {
    let lower = words.to_ascii_lowercase();
    let openings = OPENINGS.iter().filter_map(|opening| {
        let at = lower.find(opening)?;
        let is_word = !lower[..at].ends_with(|letter: char| letter.is_alphanumeric());
        is_word.then(|| (at + opening.len(), *opening))
    });
    for (from, opening) in openings {
        let values = after(words, from, code);
        // `can be` opens prose as often; there only what looks like a value is one.
        let is_sure = !matches!(opening, "can be" | "either" | "enum");
        if values.len() > 1 && (is_sure || values.iter().all(|(_, marked)| *marked)) {
            return values.into_iter().map(|(value, _)| value).collect();
        }
    }
    sentence::values(words, code)
}

/// The values of lines that are code and nothing else, below one that opens
/// them or by themselves.
pub(super) fn of_lines(lines: &[Line]) -> Vec<String> {
    let is_value = |line: &Line| value_line(line).is_some();
    let Some(first) = lines.iter().position(is_value) else {
        return Vec::new();
    };
    let opens = |line: &Line| {
        let lower = line.words.to_ascii_lowercase();
        lower.ends_with(':')
            && OPENINGS
                .iter()
                .any(|opening| lower.contains(opening.trim_end_matches(':')))
    };
    let is_opened = match first {
        0 => lines[0].words.starts_with(['*', '•', '-']),
        above => opens(&lines[above - 1]),
    };
    let values: Vec<_> = lines[first..]
        .iter()
        .map_while(value_line)
        .take(MOST)
        .collect();
    if is_opened && values.len() > 1 {
        values
    } else {
        Vec::new()
    }
}

/// The value of a line that is one, perhaps behind the sign of an item.
fn value_line(line: &Line) -> Option<String> {
    let [span] = line.code.as_slice() else {
        return None;
    };
    let is_sign = |part: &str| part.trim_matches([' ', '*', '•', '-', ',', '.']).is_empty();
    (is_sign(&line.words[..span.start]) && is_sign(&line.words[span.end..]))
        .then(|| line.words[span.clone()].trim().to_owned())
}

/// The values that the words of a type close it to: `enum (a, b)`,
/// `"a" or "b"`.
pub(super) fn of_type(words: &str) -> Vec<String> {
    let words = words.trim();
    if let Some(("enum", inside)) = words
        .split_once(['(', '[', '{', ':'])
        .map(|(before, inside)| (before.trim(), inside))
    {
        return of_list(inside.trim_end_matches([')', ']', '}']));
    }
    let is_quoted = |piece: &str| {
        piece.len() > 2 && piece.starts_with(['"', '\'']) && piece.ends_with(['"', '\''])
    };
    if pieces(words).all(is_quoted) {
        of_list(words)
    } else {
        Vec::new()
    }
}

/// Values that a whole text is a list of: `RECEIVED, CREATED or ERROR`,
/// `a | b | c`. None where anything else stands there.
pub(super) fn of_list(words: &str) -> Vec<String> {
    let words = words.trim().trim_end_matches('.');
    let pieces: Vec<_> = pieces(words).collect();
    let values: Vec<_> = pieces
        .iter()
        .map(|piece| unquoted(piece).to_owned())
        .collect();
    let is_list = pieces.len() > 1
        && pieces
            .iter()
            .all(|piece| !piece.contains(' ') || piece.starts_with(['"', '\'']));
    if is_list { values } else { Vec::new() }
}

/// The pieces of a list that commas, bars, `or` and `and` part.
pub(super) fn pieces(words: &str) -> impl Iterator<Item = &str> {
    words
        .split([',', '|', ';'])
        .flat_map(|piece| piece.split(" or "))
        .flat_map(|piece| piece.split(" and "))
        .map(|piece| {
            piece
                .trim()
                .trim_start_matches("or ")
                .trim_start_matches("and ")
                .trim()
        })
        .filter(|piece| !piece.is_empty())
        .take(MOST)
}

/// The values behind an opening, each with whether it looks like one.
fn after(words: &str, from: usize, code: &[Range<usize>]) -> Vec<(String, bool)> {
    let gap =
        words[from..].find(|letter: char| letter.is_alphanumeric() || "\"'‘“_".contains(letter));
    let Some(mut at) = gap.map(|gap| from + gap) else {
        return Vec::new();
    };
    let mut values = Vec::new();
    while values.len() < MOST {
        for filler in [
            "are ",
            "are:",
            "is ",
            "is:",
            "the following",
            "include ",
            "values",
            "one of ",
            "these ",
            ":",
            " ",
        ] {
            if values.is_empty() && words[at..].starts_with(filler) {
                at += filler.len();
            }
        }
        at += words[at..].len() - words[at..].trim_start_matches([' ', ':']).len();
        let Some((value, end, marked)) = value(words, at, code) else {
            break;
        };
        values.push((value, marked));
        match separator(words, end) {
            Some(next) => at = next,
            // `Enum: "a" "b"`: quotes part them, too.
            None if marked && words[end..].starts_with(" \"") => at = end + 1,
            None => break,
        }
    }
    values
}

fn value(words: &str, at: usize, code: &[Range<usize>]) -> Option<(String, usize, bool)> {
    if let Some(span) = code.iter().find(|span| span.start <= at && at < span.end) {
        return Some((words[span.clone()].trim().to_owned(), span.end, true));
    }
    let rest = &words[at..];
    if let Some(quote) = rest
        .chars()
        .next()
        .filter(|letter| "\"'‘“".contains(*letter))
    {
        let inner = &rest[quote.len_utf8()..];
        let end = inner.find(['"', '\'', '’', '”'])?;
        let close = inner[end..].chars().next().map_or(0, char::len_utf8);
        return Some((
            inner[..end].to_owned(),
            at + quote.len_utf8() + end + close,
            true,
        ));
    }
    let end = rest
        .find([' ', ',', ';', '|', ')', '(', ']'])
        .unwrap_or(rest.len());
    let value = rest[..end].trim_end_matches(['.', ':']);
    let is_value = value.len() > 1
        && value
            .chars()
            .any(|letter| letter.is_ascii_digit() || "_:-".contains(letter))
        || value.len() > 1 && value.chars().all(|letter| letter.is_ascii_uppercase());
    (!value.is_empty()
        && value.starts_with(|letter: char| letter.is_alphanumeric() || "+-_".contains(letter)))
    .then(|| (value.to_owned(), at + value.len(), is_value))
}

/// Where the next value begins, where a separator follows.
fn separator(words: &str, at: usize) -> Option<usize> {
    let mut rest = words[at..].trim_start();
    if rest.starts_with('(') {
        rest = rest.split_once(')')?.1.trim_start();
    }
    let mut found = false;
    loop {
        let before = rest.len();
        for mark in [",", ";", "|", "/", "or ", "and "] {
            if let Some(after) = rest.strip_prefix(mark) {
                rest = after.trim_start();
                found = true;
            }
        }
        if rest.len() == before {
            break;
        }
    }
    (found && !rest.is_empty()).then(|| words.len() - rest.len())
}

fn unquoted(piece: &str) -> &str {
    piece.trim_matches(['"', '\'', '`', '‘', '’', '“', '”'])
}
