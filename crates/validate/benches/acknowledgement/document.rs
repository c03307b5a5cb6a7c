//! The document: every value different, all of it valid.

use serde_json::{Value, json};

/// A bulk of 75 acknowledgements.
pub(crate) fn bulk() -> String {
    let orders: Vec<Value> = (0..75).map(acknowledgement).collect();
    Value::from(orders).to_string()
}

fn acknowledgement(order: u32) -> Value {
    let lines: Vec<Value> = (0..2).map(|line| line_item(order * 10 + line)).collect();
    json!({
        "purchaseOrderNumber": format!("42{order:06}"),
        "orderDate": "2022-01-31T13:15:05.2151663-05:00",
        "customerServiceContact": format!("Desk {order}"),
        "accountNumber": format!("20006{order:05}"),
        "lineItems": lines,
    })
}

fn line_item(line: u32) -> Value {
    json!({
        "recipeSetId": format!("AB{line:06}"),
        "giftMessage": format!("With regards from number {line}"),
        "shipmentVendor": "Swift Couriers",
        "shipmentTracking": format!("2343243{line:05}"),
        "estimatedDeliveryDate": "2022-02-02T00:00:00.00000-00:00",
        "skuQuantities": [
            {"sku": format!("SKU{line}A"), "quantity": 4},
            {"sku": format!("SKU{line}B"), "quantity": "12"},
        ],
    })
}
