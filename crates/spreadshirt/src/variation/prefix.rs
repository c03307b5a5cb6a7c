//! Elements with a prefix.

use countersign_system::Knob;

use super::document::Document;

/// Every element with a prefix in place of the default namespace.
pub(super) const KNOB: Knob = Knob {
    name: "prefix",
    because: "spreadshirt.ruling.prefixes: elements are in their namespace with whatever prefix",
    turn: |_, reply, chance| {
        let Some(prefix) = chance.pick(&["", "sprd", "ns2", "a"]) else {
            return;
        };
        if prefix.is_empty() {
            return;
        }
        Document::vary(reply, |document| {
            for (name, _) in &mut document.root.attributes {
                if name == "xmlns" {
                    *name = format!("xmlns:{prefix}");
                }
            }
            document.root.each(&mut |element| {
                if !element.name.contains(':') {
                    element.name = format!("{prefix}:{}", element.name);
                }
            });
        });
    },
};
