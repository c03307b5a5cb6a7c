//! [`printable`]: what a peer sent, made safe for a terminal.

use unicode_width::UnicodeWidthStr as _;

use crate::cut::Whole;

/// The text in at most `limit` characters, control characters escaped: what a
/// target answers must neither move the cursor nor flood the screen.
pub fn printable(text: &str, limit: usize) -> String {
    printable_of(text, limit, Whole::Nowhere)
}

/// The same of what is said of a verdict, a finding or a notice.
pub(crate) fn reported(text: &str, limit: usize) -> String {
    printable_of(text, limit, Whole::Results)
}

/// The same of a text that is whole in a file of the run, which is named where
/// it is cut.
pub(crate) fn printable_of(text: &str, limit: usize, whole: Whole) -> String {
    let mut result = String::new();
    for (count, character) in text.chars().enumerate() {
        if count == limit {
            result.push_str(&whole.note());
            break;
        }
        show(character, &mut result);
    }
    result
}

/// Appends a character as it can be shown on any terminal.
fn show(character: char, out: &mut String) {
    match character {
        '\n' => out.push_str("\\n"),
        '\t' => out.push_str("\\t"),
        '\r' => out.push_str("\\r"),
        _ if is_unseen(character) => out.extend(character.escape_unicode()),
        _ => out.push(character),
    }
}

/// Whether a character is not seen and yet does something: controls, marks that
/// turn the direction of text, joiners, breaks of lines, tags, and what is no
/// character.
pub(crate) fn is_unseen(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{61c}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fffe}'
                | '\u{ffff}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// How many columns of a terminal a printable text takes.
pub(super) fn columns(text: &str) -> usize {
    text.width()
}

/// The text, and blanks up to so many columns.
pub(super) fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(columns(text))))
}

/// The beginning of a text, printable, in so many columns: for what no file has
/// the whole of, or where there is room for no more than `…`.
pub fn first(text: &str, limit: usize) -> String {
    cut(text.chars(), limit).concat()
}

/// The end of a text, printable, in so many columns.
pub(super) fn last(text: &str, limit: usize) -> String {
    let mut pieces = cut(text.chars().rev(), limit);
    pieces.reverse();
    pieces.concat()
}

/// Characters, printable, as long as they fit; then `…`. Some take no columns:
/// of those there are not more than of others.
fn cut(characters: impl Iterator<Item = char>, limit: usize) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut width = 0;
    for character in characters {
        let mut piece = String::new();
        show(character, &mut piece);
        width += columns(&piece);
        if width >= limit || pieces.len() >= 2 * limit {
            pieces.push("…".to_owned());
            break;
        }
        pieces.push(piece);
    }
    pieces
}
