//! Characters by their numbers.

use countersign_system::{Chance, Knob};

use super::document::{Document, Node};

/// Characters of texts and of values by their numbers.
pub(super) const KNOB: Knob = Knob {
    name: "character-references",
    because: "XML 1.0, section 4.1: a reference stands for the character of its number",
    turn: |_, reply, chance| {
        Document::vary(reply, |document| {
            document.root.each(&mut |element| {
                let is_parent = element.is_parent();
                for node in &mut element.nodes {
                    if let Node::Text(text) = node
                        && !is_parent
                    {
                        *text = referring(text, chance);
                    }
                }
                for (name, value) in &mut element.attributes {
                    if !name.starts_with("xml") {
                        *value = referring(value, chance);
                    }
                }
            });
        });
    },
};

/// The text with some of its characters by their numbers; those of references
/// that it has already stay.
fn referring(text: &str, chance: &mut Chance) -> String {
    let mut written = String::with_capacity(text.len());
    let mut in_reference = false;
    for character in text.chars() {
        in_reference |= character == '&';
        let eligible = character.is_alphanumeric() || !character.is_ascii();
        match (in_reference, eligible && chance.one_in(9)) {
            (false, true) if chance.one_in(2) => {
                written.push_str(&format!("&#{};", u32::from(character)));
            }
            (false, true) => written.push_str(&format!("&#x{:x};", u32::from(character))),
            _ => written.push(character),
        }
        in_reference &= character != ';';
    }
    written
}
