//! Salutations with their text.

use countersign_system::Knob;

use super::document::{Document, Node};

/// Salutations with their text.
pub(super) const KNOB: Knob = Knob {
    name: "salutation-text",
    because: "spreadshirt.ruling.element-text: a salutation may hold some",
    turn: |_, reply, _| {
        Document::vary(reply, |document| {
            document.root.each(&mut |element| {
                if element.local() != "salutation" || !element.nodes.is_empty() {
                    return;
                }
                let text = match element.attribute("id") {
                    Some("1") => "Mr.",
                    Some("2") => "Mrs.",
                    Some("3") => "Ms.",
                    Some("4") => "Company",
                    _ => return,
                };
                element.nodes.push(Node::Text(text.to_owned()));
            });
        });
    },
};
