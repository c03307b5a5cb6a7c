//! Links that are relative.

use countersign_system::Knob;

use super::document::Document;

/// Links without their host.
pub(super) const KNOB: Knob = Knob {
    name: "links",
    because: "the page abbreviates links (.../v1/orders/123), and RFC 9110, section 10.2.2, lets a Location be relative",
    turn: |_, reply, chance| {
        if chance.one_in(2) {
            for (name, value) in &mut reply.headers {
                if name.eq_ignore_ascii_case("location") {
                    *value = path(value).to_owned();
                }
            }
        }
        Document::vary(reply, |document| {
            document.root.each(&mut |element| {
                // What was bought is linked as the partner linked it.
                if element.local() == "element" {
                    return;
                }
                for (name, value) in &mut element.attributes {
                    if matches!(name.as_str(), "href" | "xlink:href") && chance.one_in(3) {
                        *value = path(value).to_owned();
                    }
                }
            });
        });
    },
};

/// What follows the host of one of the model's links.
fn path(link: &str) -> &str {
    let at = link.find("/api/v1/").filter(|_| link.starts_with("http"));
    at.map_or(link, |at| &link[at..])
}
