//! A number that nobody submitted, answered in other ways.

use countersign_system::Knob;

use super::edit;

/// A number that nobody submitted, answered in other ways.
pub(super) const KNOB: Knob = Knob {
    name: "not-found",
    because: "spectrum.lookup.unknown: no order is shown; the pages do not say how",
    turn: |occasion, reply, chance| {
        if reply.status != 404 || !edit::calls(occasion, &["lookup"]) {
            return;
        }
        let json = "application/json";
        let (status, media_type, body) = match chance.below(8) {
            0 => (404, "", ""),
            1 => (
                404,
                "text/html",
                "<!doctype html><title>404</title><h1>Not here</h1>",
            ),
            2 => (
                404,
                "application/problem+json",
                r#"{"title":"Not Found","status":404}"#,
            ),
            3 => (204, "", ""),
            4 => (200, json, "[]"),
            5 => (200, json, "null"),
            6 => (410, "text/plain", "gone"),
            _ => return,
        };
        reply.status = status;
        edit::body(reply, media_type, body);
    },
};
