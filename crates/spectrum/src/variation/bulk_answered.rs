//! Other answers to a list of orders of which all were taken.

use countersign_system::Knob;
use serde_json::Value;

use super::edit;

/// Other answers to a list of orders of which all were taken.
pub(super) const KNOB: Knob = Knob {
    name: "bulk-answered",
    because: "spectrum.ruling.unseen-answers: any 2xx with any body is an acceptance",
    turn: |occasion, reply, chance| {
        if reply.status != 200
            || !edit::calls(occasion, &["bulk-acknowledgement"])
            || !all_taken(&reply.body)
        {
            return;
        }
        let json = "application/json";
        let (status, media_type, body) = match chance.below(7) {
            0 => (204, "", ""),
            1 => (202, json, r#"{"accepted":true}"#),
            2 => (200, "", ""),
            3 => (200, json, "{}"),
            4 => (201, "text/plain", "created"),
            5 => {
                reply.status = 207;
                return;
            }
            _ => return,
        };
        reply.status = status;
        edit::body(reply, media_type, body);
    },
};

/// Whether the answer says of every order that it was taken.
pub(super) fn all_taken(body: &[u8]) -> bool {
    let taken = |answer: &Value| answer.get("allSuccessful") == Some(&Value::Bool(true));
    match serde_json::from_slice(body) {
        Ok(Value::Array(answers)) => answers.iter().all(taken),
        Ok(answer) => taken(&answer),
        Err(_) => false,
    }
}
