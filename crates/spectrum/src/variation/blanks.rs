//! Blanks and line breaks between the tokens of JSON.

use countersign_system::{Chance, Knob};

use super::edit;

/// What may stand between two tokens.
const BLANKS: [&str; 5] = ["", " ", "\n  ", "\r\n", "\t"];

/// Blanks and line breaks between the tokens of JSON.
pub(super) const KNOB: Knob = Knob {
    name: "blanks",
    because: "RFC 8259, 2: insignificant whitespace is allowed around any token",
    turn: |_, reply, chance| {
        if let Some(text) = edit::json(reply)
            && !text.is_empty()
        {
            reply.body = spaced(text, chance).into_bytes();
        }
    },
};

/// JSON with blanks around its structural characters and at its ends.
fn spaced(json: &str, chance: &mut Chance) -> String {
    let mut blank = || chance.pick(&BLANKS).copied().unwrap_or_default();
    let mut written = blank().to_owned();
    let (mut in_text, mut escaped) = (false, false);
    for character in json.chars() {
        let is_structural = !in_text && matches!(character, '{' | '}' | '[' | ']' | ':' | ',');
        if is_structural {
            written.push_str(blank());
        }
        written.push(character);
        if is_structural {
            written.push_str(blank());
        }
        in_text ^= character == '"' && !escaped;
        escaped = in_text && character == '\\' && !escaped;
    }
    written.push_str(blank());
    written
}
