//! Other answers to a full order that was taken.

use countersign_system::Knob;

use super::bulk_answered::all_taken;
use super::edit;

/// Other answers to a full order that was taken.
pub(super) const KNOB: Knob = Knob {
    name: "full-order-answered",
    because: "spectrum.ruling.unseen-answers: any 2xx with any body is an acceptance",
    turn: |occasion, reply, chance| {
        if reply.status != 200 || !edit::calls(occasion, &["full-order"]) || !all_taken(&reply.body)
        {
            return;
        }
        let json = "application/json";
        let (status, media_type, body) = match chance.below(6) {
            0 => (204, "", ""),
            1 => (201, json, r#"{"id":4711}"#),
            2 => (202, "", ""),
            3 => (200, "text/plain", "OK"),
            4 => (200, json, "true"),
            _ => return,
        };
        reply.status = status;
        edit::body(reply, media_type, body);
    },
};
