//! Elements of different names in another order.

use countersign_system::Knob;

use super::document::{Document, Node};

/// Elements of different names in another order; those of one name, which are
/// a list, keep theirs.
pub(super) const KNOB: Knob = Knob {
    name: "child-order",
    because: "the tables of the page list fields and say of no order that it counts",
    turn: |_, reply, chance| {
        Document::vary(reply, |document| {
            document.root.each(&mut |element| {
                if !element.is_parent() || chance.one_in(3) {
                    return;
                }
                let mut names: Vec<String> = Vec::new();
                for inner in element.elements() {
                    if !names.contains(&inner.name) {
                        names.push(inner.name.clone());
                    }
                }
                let mut ranks: Vec<u64> = names.iter().map(|_| chance.below(1 << 32)).collect();
                ranks.push(0);
                element.nodes.sort_by_key(|node| match node {
                    Node::Element(inner) => {
                        let place = names.iter().position(|name| *name == inner.name);
                        place.and_then(|place| ranks.get(place)).copied()
                    }
                    Node::Text(_) | Node::Other(_) => None,
                });
            });
        });
    },
};
