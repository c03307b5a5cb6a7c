//! Elements that no table lists.

use countersign_system::{Chance, Knob};

use super::document::{Document, Element, Node};

/// Elements that no table lists, of this namespace and of others.
pub(super) const KNOB: Knob = Knob {
    name: "extra-elements",
    because: "spreadshirt.ruling.unknown-elements: others may stand beside those listed",
    turn: |_, reply, chance| {
        Document::vary(reply, |document| {
            let prefix = document.root.name.rsplit_once(':');
            let prefix = prefix.map_or(String::new(), |(prefix, _)| format!("{prefix}:"));
            document.root.each_but_prices(&mut |element| {
                if element.is_parent() && !element.name.starts_with("vendor:") && chance.one_in(4) {
                    let most = element.nodes.len() as u64 + 1;
                    let at = usize::try_from(chance.below(most)).unwrap_or_default();
                    let extra = extra(&prefix, chance);
                    element.nodes.insert(at, Node::Element(extra));
                }
            });
        });
    },
};

fn extra(prefix: &str, chance: &mut Chance) -> Element {
    let own = |name: &str| format!("{prefix}{name}");
    match chance.below(4) {
        0 => Element::holding(&own("priority"), "3"),
        1 => Element {
            name: own("facets"),
            attributes: vec![("count".to_owned(), "0".to_owned())],
            nodes: Vec::new(),
        },
        2 => Element {
            name: own("audit"),
            nodes: vec![
                Node::Element(Element::holding(&own("user"), "import-7")),
                Node::Element(Element::holding(
                    &own("modified"),
                    "2012-02-10T00:00:00+01:00",
                )),
            ],
            ..Element::default()
        },
        _ => Element {
            name: "vendor:quantity".to_owned(),
            attributes: vec![("xmlns:vendor".to_owned(), "urn:example:vendor".to_owned())],
            nodes: vec![Node::Text("99".to_owned())],
        },
    }
}
