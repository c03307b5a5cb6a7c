//! Characters of texts written as escapes.

use std::fmt::Write as _;

use countersign_system::{Chance, Knob};

use super::edit;

/// Characters of texts written as escapes.
pub(super) const KNOB: Knob = Knob {
    name: "escapes",
    because: "RFC 8259, 7: any character may be escaped",
    turn: |_, reply, chance| {
        if let Some(text) = edit::json(reply) {
            reply.body = escaped(text, chance).into_bytes();
        }
    },
};

/// JSON of which some characters within texts are escaped.
fn escaped(json: &str, chance: &mut Chance) -> String {
    let mut written = String::with_capacity(json.len());
    let mut in_text = false;
    let mut characters = json.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => {
                in_text = !in_text;
                written.push('"');
            }
            // Already escaped: both go over as they are.
            '\\' => {
                written.push('\\');
                written.extend(characters.next());
            }
            '/' if in_text && chance.one_in(2) => written.push_str("\\/"),
            _ if in_text && (!character.is_ascii() || chance.one_in(20)) => {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    // Writing to a text cannot fail.
                    _ = write!(written, "\\u{unit:04x}");
                }
            }
            _ => written.push(character),
        }
    }
    written
}
