//! A small contract of the form of Spreadshirt's, in which everything occurs
//! that a form can have.

use countersign_contract::{Contract, Message};
use countersign_spreadshirt::xml::Shapes;
use serde_json::{Value, json};

/// Fields of an order: their paths and kinds.
const ORDER: &str = "
order object
order.@id text
order.@xlink:href text
order.name text
order.note object
order.note.@lang text
order.note.text() text
order.orderItems object
order.orderItems.orderItem list
order.orderItems.orderItem[n] object
order.orderItems.orderItem[n].@id text
order.orderItems.orderItem[n].quantity integer-text
order.orderItems.orderItem[n].properties object
order.orderItems.orderItem[n].properties.property list
order.orderItems.orderItem[n].properties.property[n] object
order.orderItems.orderItem[n].properties.property[n].@key text
order.orderItems.orderItem[n].properties.property[n].text() text
order.orderItems.orderItem[n].attachment open
order.orderItems.orderItem[n].attachment.@type text
order.orderItems.orderItem[n].attachment.label text
order.price open-or-text
order.tag list
order.tag[n] text
";

/// The contract, and a wrapper `orders` of a list of orders.
pub(super) fn contract() -> Contract {
    let source = json!({ "file": "pages/orders.wiki", "line": 1, "column": 1 });
    let fields = ORDER.trim().lines().map(|line| {
        let (path, kind) = line.split_once(' ').expect("a path and a kind");
        json!({
            "path": path,
            "kinds": match kind {
                "open" => json!(["object"]),
                "open-or-text" => json!(["text", "object"]),
                kind => json!([kind]),
            },
            "open": kind.starts_with("open"),
            "requirement": "optional",
            "basis": "documented",
            "source": source,
        })
    });
    let contract = json!({
        "system": "orders",
        "title": "Orders",
        "media_type": "application/xml",
        "credential_header": null,
        "namespaces": [
            { "prefix": "", "uri": "urn:orders" },
            { "prefix": "xlink", "uri": "http://www.w3.org/1999/xlink" },
        ],
        "operations": [{
            "id": "batch",
            "title": "Batch",
            "effect": "create",
            "method": "POST",
            "path": "/orders",
            "request": { "message": "order", "shape": "list", "wrapper": "orders" },
            "responses": [],
            "source": source,
        }],
        "messages": [{
            "name": "order",
            "title": "Order",
            "request": true,
            "root": "order",
            "fields": fields.collect::<Value>(),
            "source": source,
        }],
        "enumerations": [],
        "rulings": [],
        "clauses": [],
    });
    serde_json::from_value(contract).expect("a contract")
}

/// Its only message.
pub(super) fn order(contract: &Contract) -> &Message {
    contract.message("order").expect("the message is there")
}

pub(super) fn shapes() -> Shapes {
    Shapes::of(&contract(), None)
}
