//! States in the page's other spellings.

use countersign_system::Knob;

use super::document::{Document, Node};

/// States in the page's other spellings.
pub(super) const KNOB: Knob = Knob {
    name: "states",
    because: "spreadshirt.ruling.state-spelling: in any case, with blanks, underscores or hyphens",
    turn: |_, reply, chance| {
        Document::vary(reply, |document| {
            document.root.each(&mut |element| {
                let is_report = element.local() == "orderReport";
                for node in &mut element.nodes {
                    let Node::Element(inner) = node else {
                        continue;
                    };
                    let is_state = inner.local() == "fulfillmentState"
                        || is_report && inner.local() == "state";
                    if let (true, Some(state)) = (is_state, inner.text()) {
                        let spelled = match chance.below(5) {
                            0 => state.to_lowercase(),
                            1 => state.to_lowercase().replace('_', " "),
                            2 => state.replace('_', " "),
                            3 => state.to_lowercase().replace('_', "-"),
                            _ => state.to_owned(),
                        };
                        inner.nodes = vec![Node::Text(spelled)];
                    }
                }
            });
        });
    },
};
