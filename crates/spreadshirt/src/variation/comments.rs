//! Comments and processing instructions between elements and in texts.

use countersign_system::Knob;

use super::document::{Document, Node};

/// Comments and processing instructions between elements and in texts.
pub(super) const KNOB: Knob = Knob {
    name: "comments",
    because: "XML 1.0, sections 2.5 and 2.6: neither is part of a document's text",
    turn: |_, reply, chance| {
        const NOTES: [&str; 4] = [
            "<!-- checked -->",
            "<!-- <order id=\"1\"> & more -->",
            "<!---->",
            "<?cache age=\"3\"?>",
        ];
        Document::vary(reply, |document| {
            if chance.one_in(3) {
                document.head.push_str("<!-- made by node 3 -->");
            }
            document.root.each(&mut |element| {
                if !chance.one_in(4) {
                    return;
                }
                let most = element.nodes.len() as u64 + 1;
                let at = usize::try_from(chance.below(most)).unwrap_or_default();
                if let Some(note) = chance.pick(&NOTES) {
                    element.nodes.insert(at, Node::Other((*note).to_owned()));
                }
            });
        });
    },
};
