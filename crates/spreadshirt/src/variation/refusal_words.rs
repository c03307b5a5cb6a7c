//! Refusals in other words and forms.

use countersign_system::Knob;

/// Bodies of refusals with their media types.
const BODIES: [(&str, &str); 6] = [
    ("", ""),
    ("text/plain", "That cannot be done."),
    (
        "text/html;charset=utf-8",
        "<html><body><h1>Bad Request</h1><p>Sorry & good bye<br></body></html>",
    ),
    (
        "application/xml",
        "<?xml version=\"1.0\"?><error><code>0815</code><text>no</text></error>",
    ),
    ("application/json", "{\"error\":\"invalid\"}"),
    (
        "text/xml",
        "<fault xmlns=\"http://api.spreadshirt.net\" code=\"7\"><message>The order is wrong.</message></fault>",
    ),
];

/// Refusals in other words and forms.
pub(super) const KNOB: Knob = Knob {
    name: "refusal-words",
    because: "the page shows no body of a refusal",
    turn: |_, reply, chance| {
        if reply.status < 400 || chance.one_in(3) {
            return;
        }
        let Some((kind, body)) = chance.pick(&BODIES) else {
            return;
        };
        reply
            .headers
            .retain(|(name, _)| !name.eq_ignore_ascii_case("content-type"));
        if !kind.is_empty() {
            reply
                .headers
                .push(("content-type".to_owned(), (*kind).to_owned()));
        }
        reply.body = body.as_bytes().to_vec();
    },
};
