//! Finds where JSON ends, or what is meant to be JSON.

use super::sheet::Sheet;

/// Whether a body begins with this line: a bracket, and behind it nothing or
/// what stands in JSON. `{orderId}` and `[see below]` are words.
pub(super) fn begins(words: &str) -> bool {
    let inner = words.trim_start_matches(['{', '[']);
    if inner.len() == words.len() {
        return false;
    }
    let inner = inner.trim_start();
    let last = words[..words.len() - inner.len()].trim_end().chars().last();
    match inner.chars().next() {
        None | Some('"' | '{' | '[') => true,
        Some('/') => inner.starts_with("//") || inner.starts_with("/*"),
        Some('}') => last == Some('{') && is_closing(inner),
        Some(']') => last == Some('[') && is_closing(inner),
        Some('.') => inner
            .trim_end_matches(['}', ']'])
            .chars()
            .all(|dot| dot == '.'),
        Some(letter) if letter == '-' || letter.is_ascii_digit() => {
            last == Some('[') && inner.contains(',')
        }
        _ => false,
    }
}

/// Where the body that begins on this line ends: the line's index, and the
/// byte behind it. Faults within it are no end: strings end with their line,
/// and a bracket too many or too few is forgiven as long as lines look like
/// JSON.
pub(super) fn end(sheet: &Sheet<'_>, index: usize) -> Option<(usize, usize)> {
    if !begins(sheet.words(index)?) {
        return None;
    }
    let mut depth = 0_usize;
    let mut at = index;
    let mut found = (index, sheet.line(index)?.end());
    while let Some(line) = sheet.line(at) {
        let (left, end) = scan(line.words, depth);
        depth = left;
        found = (at, line.start + end);
        if end < line.words.len() {
            break;
        }
        let next = sheet.next(at);
        let goes_on = sheet.words(next).is_some_and(|words| match depth {
            0 => next == at + 1 && goes_on_closed(words),
            _ => goes_on_open(words),
        });
        if !goes_on {
            break;
        }
        at = next;
    }
    Some(found)
}

/// The depth behind a line, and how much of the line is JSON: all of it, but
/// for words behind the bracket that closes the body.
fn scan(words: &str, mut depth: usize) -> (usize, usize) {
    let mut quoted = false;
    let mut escaped = false;
    for (at, letter) in words.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '{' | '[' => depth += 1,
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                let rest = &words[at + 1..];
                if depth == 0 && rest.trim_start().starts_with(char::is_alphabetic) {
                    return (0, at + 1);
                }
            }
            '/' if words[at..].starts_with("//") => break,
            _ => {}
        }
    }
    (depth, words.len())
}

/// Whether a line can stand in a body that is open.
fn goes_on_open(words: &str) -> bool {
    match words.chars().next() {
        Some('"' | '\'' | '{' | '}' | '[' | ']' | ',' | ':' | '-' | '/' | '.' | '…' | '*') => {
            true
        }
        Some(letter) if letter.is_ascii_digit() => true,
        Some(letter) if letter.is_alphabetic() || letter == '_' => {
            let end =
                words.find(|letter: char| !(letter.is_alphanumeric() || "_$".contains(letter)));
            let (name, rest) = words.split_at(end.unwrap_or(words.len()));
            let rest = rest.trim_start_matches('"').trim_start();
            matches!(name, "true" | "false" | "null") || rest.starts_with(':') && rest.len() > 1
        }
        _ => false,
    }
}

/// Whether a line goes on with a body whose brackets are all closed: one was
/// closed too early, or there is one too many.
fn goes_on_closed(words: &str) -> bool {
    is_closing(words) || words.starts_with('"') && words.contains("\":")
}

fn is_closing(words: &str) -> bool {
    words.starts_with(['}', ']']) && words.chars().all(|letter| "}],; ".contains(letter))
}
