//! Finds commands of curl.

use super::sheet::Sheet;

/// Most lines that a command has.
const MOST_LINES: usize = 200;

/// Whether a command begins with this line.
pub(super) fn begins(words: &str) -> bool {
    let words = words.strip_prefix("$ ").unwrap_or(words);
    words.starts_with("curl -") || words.starts_with("curl http") || words.starts_with("curl '")
}

/// Where the command that begins on this line ends: it goes on behind a line
/// that ends in `\`, and as long as a quote is open.
pub(super) fn end(sheet: &Sheet<'_>, index: usize) -> Option<(usize, usize)> {
    if !begins(sheet.words(index)?) {
        return None;
    }
    let mut quoted = false;
    let mut last = index;
    let mut at = index;
    while at - index < MOST_LINES
        && let Some(line) = sheet.line(at)
        && (quoted || !line.is_blank())
    {
        last = at;
        quoted ^= line.words.matches('\'').count() % 2 == 1;
        if !quoted && !line.words.ends_with('\\') {
            break;
        }
        at += 1;
    }
    // A quote that nobody closes is an apostrophe: the command is one line.
    let last = if quoted { index } else { last };
    Some((last, sheet.line(last)?.end()))
}
