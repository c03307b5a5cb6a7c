//! The declaration in other words, or none.

use countersign_system::Knob;

use super::document::Document;

/// The declaration in other words, or none.
pub(super) const KNOB: Knob = Knob {
    name: "declaration",
    because: "XML 1.0, section 2.8: it need not be there; the page's examples have a standalone one",
    turn: |_, reply, chance| {
        let declared = chance.pick(&[
            "",
            "<?xml version=\"1.0\"?>",
            "<?xml version='1.0' encoding='utf-8'?>\n",
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n",
        ]);
        if let Some(declared) = declared {
            Document::vary(reply, |document| document.head = (*declared).to_owned());
        }
    },
};
