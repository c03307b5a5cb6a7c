//! Refusals that no page shows, with other bodies.

use countersign_system::Knob;

use super::edit;

/// Refusals that no page shows, with other bodies, or with none.
pub(super) const KNOB: Knob = Knob {
    name: "refused-body",
    because: "the pages show the bodies of 409 and 500 alone",
    turn: |_, reply, chance| {
        if !(400..500).contains(&reply.status) || reply.status == 409 {
            return;
        }
        match chance.below(6) {
            0 => edit::body(reply, "", ""),
            1 => edit::body(reply, "text/plain; charset=utf-8", "Zurückgewiesen."),
            2 => edit::body(reply, "text/html", "<html><body>Refused</body></html>"),
            3 => edit::body(
                reply,
                "application/problem+json",
                r#"{"type":"about:blank","title":"Refused","errors":{"":["wrong"]}}"#,
            ),
            4 => edit::body(reply, "application/json", r#""refused""#),
            _ => {}
        }
    },
};
