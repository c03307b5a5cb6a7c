//! Values of attributes in single quotes, and end tags where none are needed.

use countersign_system::Knob;

use super::document::Document;

/// Values of attributes in single quotes, and end tags where none are needed.
pub(super) const KNOB: Knob = Knob {
    name: "quotes",
    because: "XML 1.0, sections 2.3 and 3.1: both quotes are the same, and so are `<a/>` and `<a></a>`",
    turn: |_, reply, chance| {
        Document::vary(reply, |document| {
            if chance.one_in(2) {
                document.quote = '\'';
            }
            document.pairs = chance.one_in(2);
        });
    },
};
