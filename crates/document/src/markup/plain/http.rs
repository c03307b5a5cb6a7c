//! Finds calls as they go over the wire: a request line or a status line, and
//! the header lines under it.

use super::sheet::Sheet;

const METHODS: &[&str] = &["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

/// Whether this is a request line or a status line.
pub(super) fn begins(words: &str) -> bool {
    if let Some(rest) = words.strip_prefix("HTTP/") {
        let status = rest.split_whitespace().nth(1).unwrap_or_default();
        return status.len() == 3 && status.parse::<u16>().is_ok();
    }
    let mut parts = words.split_whitespace();
    let method = parts.next().is_some_and(|part| METHODS.contains(&part));
    let target = parts.next().is_some_and(|part| part.contains('/'));
    let version = parts.next().is_none_or(|part| part.starts_with("HTTP/"));
    method && target && version && parts.next().is_none()
}

/// Where the call that begins on this line ends.
pub(super) fn end(sheet: &Sheet<'_>, index: usize) -> Option<(usize, usize)> {
    if !begins(sheet.words(index)?) {
        return None;
    }
    let mut found = (index, sheet.line(index)?.end());
    let mut at = index + 1;
    while let Some(line) = sheet.line(at) {
        let Some(value) = value(line.words) else {
            break;
        };
        let start = line.end() - value.len();
        match glued(value) {
            Some(end) => return Some((at, start + end)),
            None => found = (at, line.end()),
        }
        at += 1;
    }
    Some(found)
}

/// The value of a header line.
fn value(words: &str) -> Option<&str> {
    let (name, value) = words.split_once(':')?;
    let is_name = !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    let value = value.trim_start();
    (is_name && !value.is_empty() && !value.starts_with("//")).then_some(value)
}

/// Where a value ends to which a browser glued the sentence that follows:
/// before a capital behind a small letter, where a sentence begins.
fn glued(value: &str) -> Option<usize> {
    if !value.ends_with(['.', ':', '!', '?']) || value.split_whitespace().nth(3).is_none() {
        return None;
    }
    let end = value.find(' ').unwrap_or(value.len());
    let mut before = ' ';
    for (at, letter) in value[..end].char_indices() {
        let breaks = before.is_lowercase() || before.is_ascii_digit() || before == '}';
        if breaks && letter.is_uppercase() && value[at..end].chars().skip(1).all(char::is_lowercase)
        {
            return Some(at);
        }
        before = letter;
    }
    None
}
