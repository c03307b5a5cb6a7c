//! [`literal`]: a text as a word of the shell.

use std::fmt::Write as _;

use crate::console::is_unseen;

/// A word of any POSIX shell that stands for this text, which holds no NUL and
/// ends with no line; on one line. What is not seen is spelt out.
pub(super) fn literal(text: &str) -> String {
    if !text.contains(is_unseen) {
        return format!("'{}'", text.replace('\'', r"'\''"));
    }
    let mut word = "\"$(printf '".to_owned();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            word.push(char::from(byte));
        } else {
            // Three digits: another one may follow.
            let _ = write!(word, "\\{byte:03o}");
        }
    }
    word.push_str("')\"");
    word
}
