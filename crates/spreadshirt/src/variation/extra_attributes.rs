//! Attributes that no table lists.

use countersign_system::Knob;

use super::document::Document;

/// Attributes that no table lists, of no namespace and of others.
pub(super) const KNOB: Knob = Knob {
    name: "extra-attributes",
    because: "spreadshirt.ruling.unknown-elements: the page's own example has some, transactionId",
    turn: |_, reply, chance| {
        Document::vary(reply, |document| {
            document.root.each_but_prices(&mut |element| {
                if element.name.starts_with("vendor:") || !chance.one_in(5) {
                    return;
                }
                let known = |name: &str| element.attribute(name).is_some();
                let extra: &[(&str, &str)] = match chance.below(3) {
                    0 | 1 if !known("version") => &[("version", "2")],
                    2 if !known("xml:lang") => &[("xml:lang", "en")],
                    _ if !known("xmlns:trace") => {
                        &[("xmlns:trace", "urn:example:trace"), ("trace:id", "0a1b")]
                    }
                    _ => &[],
                };
                let extra = extra.iter().map(|(name, value)| {
                    let (name, value) = (*name, *value);
                    (name.to_owned(), value.to_owned())
                });
                element.attributes.extend(extra);
            });
        });
    },
};
