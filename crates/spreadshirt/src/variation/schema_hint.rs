//! A hint at a schema on the root.

use countersign_system::Knob;

use super::document::Document;

/// A hint at a schema, and namespaces that nothing is in, on the root.
pub(super) const KNOB: Knob = Knob {
    name: "schema-hint",
    because: "spreadshirt.ruling.unknown-elements, and XML Schema, section 2.7: any document may have one",
    turn: |_, reply, chance| {
        if chance.one_in(2) {
            return;
        }
        Document::vary(reply, |document| {
            for (name, value) in [
                ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
                ("xmlns:ns9", "urn:example:unused"),
                (
                    "xsi:schemaLocation",
                    "http://api.spreadshirt.net spreadshirt.xsd",
                ),
            ] {
                let known = document.root.attribute(name).is_some();
                if !known {
                    let attribute = (name.to_owned(), value.to_owned());
                    document.root.attributes.push(attribute);
                }
            }
        });
    },
};
