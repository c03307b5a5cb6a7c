//! The shipment page's 500 for what its 409 is not for.

use countersign_system::Knob;
use serde_json::json;

use super::edit;

/// The shipment page's 500 for an invalid notification, or an unknown order.
pub(super) const KNOB: Knob = Knob {
    name: "shipment-fault",
    because: "the 500 is for a request that was wrong; spectrum.ruling.shipment-unknown-order",
    turn: |occasion, reply, chance| {
        if !edit::calls(occasion, &["shipment"]) || chance.one_in(2) {
            return;
        }
        if reply.status == 400 {
            reply.status = 500;
            let body = match chance.below(2) {
                0 => json!({ "status": "Error", "details": "The request was wrong." }),
                _ => json!({ "purchaseOrderNumber": "", "status": "Error", "details": "" }),
            };
            edit::body(reply, "application/json", &body.to_string());
        } else if reply.status == 409
            && edit::json(reply).is_some_and(|text| text.contains("The order is unknown"))
        {
            reply.status = 500;
        }
    },
};
