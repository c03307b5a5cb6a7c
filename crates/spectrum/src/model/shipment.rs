//! Shipment notifications (page "Shipment Notification"): all line items of
//! a notification are updated, or none.
//!
//! Where the page is silent: an unknown order is a conflict too, serial
//! numbers replace earlier ones only where the notification names some, and
//! line items that share an id are updated together.

use countersign_validate::Violation;
use serde_json::Value;

use super::answer;
use super::change::Change;
use super::reading::Reading;
use super::request::{Decision, Refused, Request};
use super::state::Order;

struct Notification {
    number: String,
    shipped: Vec<Shipped>,
}

struct Shipped {
    recipe_set: String,
    tracking: String,
    serial_numbers: Vec<String>,
}

/// `POST /api/order/ship-notification`.
pub(super) fn notify(request: &Request) -> Result<Decision, Refused> {
    let tree = request.tree("shipment")?;
    let notification = Notification::read(&tree).map_err(|faults| request.invalid(&faults))?;
    let number = &notification.number;
    let Some(order) = request.state.order(request.partner, number) else {
        let ids = names(notification.shipped.iter());
        let details = format!("The order is unknown, and so is recipeSetReadableId(s): {ids}.");
        return Err(Refused(answer::shipment(409, number, &details)));
    };
    let missing = names(notification.shipped.iter().filter(|shipped| {
        let mut lines = order.lines.iter();
        lines.all(|line| line.recipe_set != shipped.recipe_set)
    }));
    if !missing.is_empty() {
        let details = format!("The order has no line item with recipeSetReadableId(s): {missing}.");
        return Err(Refused(answer::shipment(409, number, &details)));
    }
    let details = format!(
        "Tracking was stored for recipeSetReadableId(s): {}.",
        names(notification.shipped.iter())
    );
    Ok(Decision {
        reply: answer::shipment(200, number, &details),
        changes: vec![Change::OrderStored {
            partner: request.partner,
            order: notification.carry_out(order, order.next_stamp(request.tick)),
        }],
    })
}

fn names<'s>(shipped: impl Iterator<Item = &'s Shipped>) -> String {
    let ids: Vec<_> = shipped.map(|line| line.recipe_set.as_str()).collect();
    ids.join(", ")
}

impl Notification {
    fn read(tree: &Value) -> Result<Self, Vec<Violation>> {
        let mut reading = Reading::default();
        let number = reading.required(tree, "", "purchaseOrderNumber");
        let mut shipped = Vec::new();
        for (at, line) in reading.list(tree, "", "lineItems") {
            let mut serial_numbers = Vec::new();
            for (at, serial) in reading.list(line, &at, "serialNumbers") {
                match serial.as_str() {
                    Some(serial) => serial_numbers.push(serial.to_owned()),
                    None => reading.fault(&at, "kind", "a serial number is not a text".to_owned()),
                }
            }
            shipped.push(Shipped {
                recipe_set: reading.required(line, &at, "recipeSetReadableId"),
                tracking: reading.required(line, &at, "shipmentTracking"),
                serial_numbers,
            });
        }
        reading.finish(Self { number, shipped })
    }

    /// The order with the tracking and serial numbers on their line items.
    fn carry_out(self, order: &Order, modified: i64) -> Order {
        let mut order = order.clone();
        for shipped in self.shipped {
            let lines = order.lines.iter_mut();
            for line in lines.filter(|line| line.recipe_set == shipped.recipe_set) {
                line.tracking = Some(shipped.tracking.clone());
                if !shipped.serial_numbers.is_empty() {
                    line.serial_numbers = shipped.serial_numbers.clone();
                }
                line.modified = modified;
            }
        }
        order.modified = modified;
        order
    }
}
