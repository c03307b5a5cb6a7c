//! Texts as SARIF has them.

use serde_json::{Value, json};

/// A message, or a description, of this text.
pub(super) fn message(text: &str) -> Value {
    json!({ "text": literal(text) })
}

/// The text as it is read again, whatever a target has put into it: braces are
/// doubled, where else they would be a place for an argument (3.11.5 of the
/// standard), and backslashes stand before what would be a link (3.11.6).
pub(super) fn literal(text: &str) -> String {
    let mut literal = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '{' | '}' => literal.push(character),
            '[' | ']' | '\\' => literal.push('\\'),
            _ => {}
        }
        literal.push(character);
    }
    literal
}
