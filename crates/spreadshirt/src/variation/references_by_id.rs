//! References that have an id alone.

use countersign_system::{Knob, Reply};

use super::document::Document;

/// References that have an id alone, as in the examples of shops.
pub(super) const KNOB: Knob = Knob {
    name: "references-by-id",
    because: "spreadshirt.ruling.references: an id, a link, or both; the examples show both forms",
    turn: |_, reply, _| without(reply, "xlink:href"),
};

/// Takes one of the two that references say away from those that say both.
pub(super) fn without(reply: &mut Reply, lost: &str) {
    Document::vary(reply, |document| {
        document.root.each(&mut |element| {
            let is_reference = matches!(element.local(), "shop" | "order" | "orderItem")
                && element.nodes.is_empty();
            if is_reference && element.attributes.len() > 1 {
                element.attributes.retain(|(name, _)| name != lost);
            }
        });
    });
}
