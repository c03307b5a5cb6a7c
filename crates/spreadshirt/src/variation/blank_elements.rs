//! Empty elements for what there is nothing of.

use countersign_system::Knob;

use super::document::{Document, Element, Node};

/// Empty elements for what there is nothing of.
pub(super) const KNOB: Knob = Knob {
    name: "blank-elements",
    because: "the page calls a company null where there is none, and says of no element that it may not be empty",
    turn: |_, reply, chance| {
        Document::vary(reply, |document| {
            let prefix = document.root.name.rsplit_once(':');
            let prefix = prefix.map_or(String::new(), |(prefix, _)| format!("{prefix}:"));
            document.root.each(&mut |element| {
                let names: &[&str] = match element.local() {
                    "address" => &["company", "streetAnnex", "phone", "fax"],
                    "order" if element.is_parent() => &["errors"],
                    "shipping" if element.is_parent() => &["parcelDeliveries"],
                    _ => return,
                };
                for name in names {
                    let known = element.elements().any(|inner| inner.local() == *name);
                    if !known && chance.one_in(3) {
                        element.nodes.push(Node::Element(Element {
                            name: format!("{prefix}{name}"),
                            ..Element::default()
                        }));
                    }
                }
            });
        });
    },
};
