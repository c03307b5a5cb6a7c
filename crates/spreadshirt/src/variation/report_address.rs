//! Reports that say in another way which they are.

use countersign_system::Knob;

use super::document::Document;

/// Reports that have an id alone, or a link alone, with a prefix or without.
pub(super) const KNOB: Knob = Knob {
    name: "report-address",
    because: "spreadshirt.ruling.href-prefix: either is a report's href, and each of the two, or its id, is enough",
    turn: |_, reply, chance| {
        Document::vary(reply, |document| {
            document.root.each(&mut |element| {
                if element.local() != "orderReport" {
                    return;
                }
                match chance.below(4) {
                    0 => element.attributes.retain(|(name, _)| name != "id"),
                    1 => element.attributes.retain(|(name, _)| name != "href"),
                    _ => {}
                }
                for (name, _) in &mut element.attributes {
                    if name == "href" && chance.one_in(2) {
                        "xlink:href".clone_into(name);
                    }
                }
            });
        });
    },
};
