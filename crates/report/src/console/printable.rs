//! [`printable`]: what a peer sent, made safe for a terminal.

/// The text in at most `limit` characters, control characters escaped: what a
/// target answers must neither move the cursor nor flood the screen.
pub fn printable(text: &str, limit: usize) -> String {
    let mut result = String::new();
    for (count, character) in text.chars().enumerate() {
        if count == limit {
            result.push_str(" … (cut; whole in results.json)");
            break;
        }
        match character {
            '\n' => result.push_str("\\n"),
            '\t' => result.push_str("\\t"),
            '\r' => result.push_str("\\r"),
            // Also the marks that turn the direction of text.
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                result.extend(character.escape_unicode());
            }
            _ if character.is_control() => result.extend(character.escape_unicode()),
            _ => result.push(character),
        }
    }
    result
}
