//! What is shown of orders and their items: everything that the pages mark
//! mandatory on read, from the moment of reception.
//!
//! Where the pages are open: prices are made up, all in one currency; a
//! product that came as an attachment gets an id and a link of its own once it
//! was created, and shows the attachment's until then; each shipped item
//! travels in a parcel delivery of its own.

use serde_json::{Map, Value, json};

use super::address;
use super::attachment::is_reference;
use super::order::{Item, Order, last_segment};
use super::processing::Processing;
use super::stamp;

/// What a made-up product id begins counting from.
const PRODUCTS: u64 = 90_000_000;
/// The same of parcel deliveries and parcels.
const DELIVERIES: u64 = 200_000_000;
const PARCELS: u64 = 300_000_000;

/// Prices in cents: of an item, and of the shipping with one item and each
/// further one.
const ITEM_PRICE: u64 = 1_590;
const SHIPPING_PRICE: u64 = 490;
const FURTHER: u64 = 50;

/// Where an order stands.
pub(super) fn order_link(base: &str, order: u64) -> String {
    format!("{base}/orders/{order}")
}

/// Where an order item stands.
pub(super) fn item_link(base: &str, order: u64, item: u64) -> String {
    format!("{base}/orders/{order}/items/{item}")
}

/// An order, as the content of its element.
pub(super) fn order(base: &str, order: &Order) -> Value {
    let submission = &order.submission;
    let items: Value = order
        .items
        .iter()
        .map(|one| item(base, order, one))
        .collect();
    let mut shown = json!({
        "@id": order.id.to_string(),
        "shop": shop(base, &submission.shop),
        "orderItems": { "orderItem": items },
        "correlation": { "partner": {
            "id": submission.partner,
            "orderId": submission.correlation,
        } },
        "shipping": shipping(order),
        "billing": { "address": address::show(&submission.billing) },
        "created": stamp::show(order.created),
        "modified": stamp::show(order.modified),
    });
    if !order.errors.is_empty() {
        let errors = order.errors.iter();
        let errors: Value = errors
            .map(|message| json!({ "message": message }))
            .collect();
        shown["errors"] = json!({ "error": errors });
    }
    shown
}

/// An item of an order, as the content of its element.
pub(super) fn item(base: &str, order: &Order, item: &Item) -> Value {
    let submission = &item.submission;
    let properties = submission.properties.iter();
    let properties: Value = properties
        .map(|(key, value)| json!({ "@key": key, "text()": value }))
        .collect();
    let (element, href) = element(order, item);
    let shipping = match item.shipped {
        Some(_) => json!({ "parcelDelivery": { "@id": delivery(item).to_string() } }),
        None => json!({}),
    };
    json!({
        "@id": item.id.to_string(),
        "@xlink:href": item_link(base, order.id, item.id),
        "shop": shop(base, &submission.shop),
        "quantity": submission.quantity.to_string(),
        "created": stamp::show(item.created),
        "modified": stamp::show(item.modified),
        "element": {
            "@id": element,
            "@type": submission.kind,
            "@xlink:href": href,
            "properties": { "property": properties },
        },
        "price": price(ITEM_PRICE),
        "fulfillmentState": item.state.as_str(),
        "correlation": { "partner": { "orderItemId": submission.correlation } },
        "shipping": shipping,
    })
}

/// The id of an item's element, and the link to it.
fn element(order: &Order, item: &Item) -> (String, String) {
    let href = &item.submission.href;
    let target = last_segment(href);
    if !is_reference(target) || order.processing != Processing::Created {
        return (target.to_owned(), href.clone());
    }
    let product = PRODUCTS.saturating_add(item.id).to_string();
    let path = href.split(['?', '#']).next().unwrap_or_default();
    let parent = path.rfind(target).map_or(path, |at| &path[..at]);
    let href = format!("{parent}{product}");
    (product, href)
}

fn shop(base: &str, id: &str) -> Value {
    json!({ "@id": id, "@xlink:href": format!("{base}/shops/{id}") })
}

fn shipping(order: &Order) -> Value {
    let mut shown = Map::new();
    let shipping_type = json!({ "@id": order.submission.shipping_type });
    shown.insert("shippingType".to_owned(), shipping_type.clone());
    let deliveries: Vec<_> = order
        .items
        .iter()
        .filter_map(|item| {
            let shipped = item.shipped?;
            let code = format!("JJD {}", item.id);
            Some(json!({ "@id": delivery(item).to_string(), "parcels": { "parcel": [{
                "@id": PARCELS.saturating_add(item.id).to_string(),
                "shippingType": shipping_type,
                "trackingLink": { "@xlink:href": format!("https://parcel.example/?code={}", item.id) },
                "trackingCode": code,
                "shipped": stamp::show(shipped),
            }] } }))
        })
        .collect();
    if !deliveries.is_empty() {
        let deliveries = json!({ "parcelDelivery": deliveries });
        shown.insert("parcelDeliveries".to_owned(), deliveries);
    }
    let address = address::show(&order.submission.shipping);
    shown.insert("address".to_owned(), address);
    let further = u64::try_from(order.items.len()).unwrap_or(u64::MAX);
    let further = further.saturating_sub(1).saturating_mul(FURTHER);
    let price = price(SHIPPING_PRICE.saturating_add(further));
    shown.insert("price".to_owned(), price);
    Value::Object(shown)
}

fn delivery(item: &Item) -> u64 {
    DELIVERIES.saturating_add(item.id)
}

/// A price that holds a value added tax of 19 %.
fn price(included: u64) -> Value {
    let excluded = included.saturating_mul(100).saturating_add(59) / 119;
    let amount = |cents: u64| format!("{}.{:02}", cents / 100, cents % 100);
    json!({
        "vatExcluded": amount(excluded),
        "vatIncluded": amount(included),
        "vat": "19.0",
        "currency": { "@id": "1" },
    })
}
