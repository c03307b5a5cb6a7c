//! Blanks and line breaks between elements.

use countersign_system::Knob;

use super::document::{Document, Node};

/// Blanks and line breaks between elements.
pub(super) const KNOB: Knob = Knob {
    name: "blanks",
    because: "the examples lay elements out with line breaks, some with blanks besides",
    turn: |_, reply, chance| {
        let Some(blank) = chance.pick(&["\n", "\r\n    ", "\n\t", " "]) else {
            return;
        };
        Document::vary(reply, |document| {
            document.root.each(&mut |element| {
                if !element.is_parent() {
                    return;
                }
                let mut spread = Vec::with_capacity(element.nodes.len() * 2 + 1);
                for node in element.nodes.drain(..) {
                    spread.push(Node::Text((*blank).to_owned()));
                    spread.push(node);
                }
                spread.push(Node::Text((*blank).to_owned()));
                element.nodes = spread;
            });
        });
    },
};
