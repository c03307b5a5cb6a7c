//! What a run quotes, made plain text in Markdown: names and answers are a
//! target's to choose, and the page is shown on a code host, where a link, a
//! picture or a mention does something.

use std::fmt::Write as _;

use crate::console::printable;

/// The text on one line, in at most `limit` characters, with nothing in it
/// that Markdown or a code host would act on.
pub(crate) fn inline(text: &str, limit: usize) -> String {
    let mut out = String::new();
    for character in printable(text, limit).chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // Addresses, names of people and numbers of issues are looked for
            // after Markdown was read, where an escape no longer keeps them
            // apart.
            '/' if out.ends_with(':') => out.push_str("<!-- -->/"),
            '.' if out.ends_with("www") => out.push_str("<!-- -->."),
            '@' | '#' => {
                let _ = write!(out, "{character}<!-- -->");
            }
            '\\' | '`' | '*' | '_' | '~' | '[' | ']' | '(' | ')' | '!' | '|' | '$' | '{' | '}' => {
                out.extend(['\\', character]);
            }
            // What begins a list, a heading or a rule at the start of a line.
            '-' | '+' | '=' | '.' if out.chars().all(|it| it.is_ascii_digit()) => {
                out.extend(['\\', character]);
            }
            _ => out.push(character),
        }
    }
    out
}

/// The text as code, on one line.
pub(crate) fn code(text: &str, limit: usize) -> String {
    format!("<code>{}</code>", html(text, limit))
}

/// The same for a line of HTML, where Markdown is not read: every sign by its
/// number, which Markdown leaves alone too.
pub(crate) fn html(text: &str, limit: usize) -> String {
    let mut out = String::new();
    for character in printable(text, limit).chars() {
        match character {
            '@' | '#' => {
                let _ = write!(out, "{character}<!-- -->");
            }
            // As above: what is looked for behind Markdown is looked for here too.
            '/' if out.ends_with("&#58;") => out.push_str("<!-- -->/"),
            '.' if out.ends_with("www") => out.push_str("<!-- -->."),
            '.' | ',' | '-' | '/' => out.push(character),
            _ if character.is_ascii_punctuation() => {
                let _ = write!(out, "&#{};", u32::from(character));
            }
            _ => out.push(character),
        }
    }
    out
}

/// Printable lines as a block of code, fenced by more backticks than they have.
pub(crate) fn block(language: &str, lines: &str) -> String {
    let longest = lines.split(|it| it != '`').map(str::len).max();
    let fence = "`".repeat(longest.unwrap_or_default().max(2) + 1);
    format!("{fence}{language}\n{lines}\n{fence}\n")
}
