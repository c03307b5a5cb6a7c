//! Attributes in another order.

use countersign_system::Knob;

use super::document::Document;

/// Attributes in another order.
pub(super) const KNOB: Knob = Knob {
    name: "attribute-order",
    because: "XML 1.0, section 3.1: the order of attributes means nothing",
    turn: |_, reply, chance| {
        Document::vary(reply, |document| {
            document.root.each(&mut |element| {
                let last = element.attributes.len().max(1) as u64;
                let by = usize::try_from(chance.below(last)).unwrap_or_default();
                element.attributes.rotate_left(by);
                if chance.one_in(2) {
                    element.attributes.reverse();
                }
            });
        });
    },
};
