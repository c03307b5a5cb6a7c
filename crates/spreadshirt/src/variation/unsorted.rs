//! Lists in another order, where none is asked for.

use countersign_system::Knob;

use super::document::Document;

/// Orders, items, references and reports in another order, where none is asked
/// for.
pub(super) const KNOB: Knob = Knob {
    name: "unsorted",
    because: "the page has parameters to sort a list by, and says of no other list in which order it is",
    turn: |occasion, reply, chance| {
        if occasion.command.query.contains("sortField") {
            return;
        }
        Document::vary(reply, |document| {
            document.root.each(&mut |element| {
                let is_list = matches!(
                    element.local(),
                    "orders" | "orderItems" | "references" | "orderReports"
                );
                if is_list && chance.one_in(2) {
                    element.nodes.reverse();
                }
            });
        });
    },
};
