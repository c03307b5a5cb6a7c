//! Texts in CDATA sections.

use countersign_system::Knob;
use quick_xml::escape::unescape;

use super::document::{Document, Node};

/// Texts in CDATA sections.
pub(super) const KNOB: Knob = Knob {
    name: "cdata",
    because: "XML 1.0, section 2.7: a CDATA section holds the same text as its escapes do",
    turn: |_, reply, chance| {
        Document::vary(reply, |document| {
            document.root.each(&mut |element| {
                if element.is_parent() {
                    return;
                }
                for node in &mut element.nodes {
                    if let Node::Text(text) = node
                        && chance.one_in(3)
                        && let Ok(plain) = unescape(text)
                        && !plain.contains("]]>")
                        && !plain.contains('\r')
                    {
                        *node = Node::Other(format!("<![CDATA[{plain}]]>"));
                    }
                }
            });
        });
    },
};
