//! Bodies where the page shows none.

use countersign_system::Knob;

/// Bodies where the page shows none.
pub(super) const KNOB: Knob = Knob {
    name: "bodies",
    because: "spreadshirt.ruling.ordinary-status: where the page shows no body, one passes and so does none",
    turn: |occasion, reply, chance| {
        if !(200..300).contains(&reply.status) || !reply.body.is_empty() || chance.one_in(2) {
            return;
        }
        let id = occasion.operation.map(|operation| operation.id.as_str());
        let body = match id {
            Some("create") => "<status xmlns=\"http://api.spreadshirt.net\">accepted</status>",
            Some("adjust") => "<orderAdjustments xmlns=\"http://api.spreadshirt.net\"/>",
            Some("delete-report") => "<done xmlns=\"http://api.spreadshirt.net\"/>",
            _ => return,
        };
        if reply.status == 204 {
            reply.status = 200;
        }
        let kind = (
            "content-type".to_owned(),
            "application/xml;charset=UTF-8".to_owned(),
        );
        reply.headers.push(kind);
        reply.body = body.as_bytes().to_vec();
    },
};
