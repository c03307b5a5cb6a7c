//! Answers: the documented bodies, and the refusals in the form of the
//! documented error body.

use countersign_system::Reply;
use countersign_validate::Violation;
use serde_json::{Value, json};

use super::stamp;
use super::state::{Address, Line, Order};

/// What `apiVersion` says in error bodies.
const API_VERSION: &str = concat!("countersign-", env!("CARGO_PKG_VERSION"));

/// Members of an address, in the order of the pages.
pub(super) const ADDRESS: [&str; 9] = [
    "firstName",
    "lastName",
    "address1",
    "address2",
    "city",
    "state",
    "province",
    "postalCode",
    "country",
];

/// A JSON answer.
pub(super) fn json(status: u16, body: &Value) -> Reply {
    Reply {
        status,
        headers: vec![("content-type".to_owned(), "application/json".to_owned())],
        body: body.to_string().into_bytes(),
    }
}

/// A refusal in the form of the acknowledgement page's error body.
pub(super) fn refusal(status: u16, last_modification: i64, error: &str) -> Reply {
    json(status, &error_body(last_modification, error))
}

/// A refusal that lists what is wrong with the request's body.
pub(super) fn invalid(now: i64, violations: &[Violation]) -> Reply {
    let count = violations.len();
    let mut body = error_body(now, &format!("The request body breaks {count} rule(s)."));
    body["violations"] = violations
        .iter()
        .map(|violation| {
            json!({
                "path": violation.path,
                "rule": violation.rule,
                "message": violation.message,
            })
        })
        .collect();
    json(400, &body)
}

fn error_body(last_modification: i64, error: &str) -> Value {
    json!({
        "lastModification": stamp::show(last_modification),
        "error": error,
        "apiVersion": API_VERSION,
    })
}

/// The answer to a shipment notification (page "Shipment Notification").
pub(super) fn shipment(status: u16, number: &str, details: &str) -> Reply {
    let word = if status == 200 { "OK" } else { "Error" };
    json(
        status,
        &json!({ "purchaseOrderNumber": number, "status": word, "details": details }),
    )
}

/// An order as lookup and search show it (page "Order Search", example).
pub(super) fn order(order: &Order) -> Value {
    json!({
        "clientHandle": "countersign",
        "purchaseOrderNumber": order.number,
        "orderDateTime": order.date,
        "locale": "en-US",
        "orderType": "self",
        "orderStatus": order.status(),
        "emailAddress": order.email.as_deref().unwrap_or_default(),
        "phoneNumber": order.phone.as_deref().unwrap_or_default(),
        "lineItems": order.lines.iter().map(line).collect::<Value>(),
        "customerAddress": address(&order.customer),
        "shippingAddress": address(&order.shipping),
    })
}

fn line(line: &Line) -> Value {
    let skus = line.skus.iter().map(|unit| match unit.quantity {
        Some(quantity) => json!({ "sku": unit.sku, "quantity": quantity }),
        None => json!({ "sku": unit.sku }),
    });
    json!({
        "recipeSetId": line.recipe_set,
        "giftMessage": line.gift_message.as_deref().unwrap_or_default(),
        "workflowStatus": line.status,
        "isReorder": false,
        "lastModification": stamp::show(line.modified),
        "shipmentTracking": line.tracking.as_deref().unwrap_or_default(),
        "serialNumbers": line.serial_numbers,
        "unitPrice": 0.0,
        "skuQuantities": skus.collect::<Value>(),
    })
}

fn address(address: &Address) -> Value {
    let members = ADDRESS.iter().map(|name| {
        let text = address.get(*name).map(String::as_str).unwrap_or_default();
        ((*name).to_owned(), Value::from(text))
    });
    Value::Object(members.collect())
}
