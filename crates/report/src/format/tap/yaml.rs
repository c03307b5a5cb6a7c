//! A [`scalar`] of YAML.

use std::fmt::Write as _;

use crate::console::is_unseen;

/// The text in double quotes, on one line: JSON's string, in which what is not
/// seen is escaped too: all that YAML counts as unprintable (1.2, 5.1) or as a
/// break is of that kind.
pub(super) fn scalar(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ if is_unseen(character) => escape(character, &mut out),
            _ => out.push(character),
        }
    }
    out.push('"');
    out
}

fn escape(character: char, out: &mut String) {
    let code = u32::from(character);
    let _ = match code {
        0..=0xffff => write!(out, "\\u{code:04x}"),
        _ => write!(out, "\\U{code:08x}"),
    };
}
