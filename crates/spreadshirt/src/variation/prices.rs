//! Prices as texts.

use countersign_system::Knob;

use super::document::{Document, Node};

/// Prices as texts.
pub(super) const KNOB: Knob = Knob {
    name: "prices",
    because: "spreadshirt.ruling.price: text or elements, whichever; nothing in it is judged",
    turn: |_, reply, _| {
        Document::vary(reply, |document| {
            document.root.each(&mut |element| {
                if element.local() == "price" {
                    element.nodes = vec![Node::Text("15.90 EUR".to_owned())];
                }
            });
        });
    },
};
