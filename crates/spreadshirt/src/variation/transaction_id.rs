//! Items with the id of a transaction.

use countersign_system::Knob;

use super::document::Document;

/// Items with the id of a transaction, the same whenever they are shown.
pub(super) const KNOB: Knob = Knob {
    name: "transaction-id",
    because: "spreadshirt.ruling.own-ids: an item's example has one, and no table does",
    turn: |_, reply, _| {
        Document::vary(reply, |document| {
            document.root.each(&mut |element| {
                if element.local() == "orderItem" && element.is_parent() {
                    let id = element.attribute("id").unwrap_or_default();
                    let id = ("transactionId".to_owned(), format!("7{id}"));
                    element.attributes.push(id);
                }
            });
        });
    },
};
