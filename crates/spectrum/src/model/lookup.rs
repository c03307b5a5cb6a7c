//! Lookup of one order by its number (page "Order Search", first part).

use percent_encoding::percent_decode_str;

use super::answer;
use super::request::{Decision, Refused, Request};

/// `GET /api/order/order-number/{PurchaseOrderNumber}`: exactly this number,
/// letter case included.
pub(super) fn show(request: &Request, encoded: &str) -> Result<Decision, Refused> {
    let number = percent_decode_str(encoded).decode_utf8().ok();
    let order = number.and_then(|number| request.state.order(request.partner, &number));
    match order {
        Some(order) => Ok(Decision {
            changes: Vec::new(),
            reply: answer::json(200, &answer::order(order)),
        }),
        None => Err(request.refused(404, "No order has this purchase order number.")),
    }
}
