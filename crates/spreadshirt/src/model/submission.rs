//! A [`Draft`]: an order read out of a request (pages "Order" and "Order
//! Item", the columns on write).
//!
//! Where the pages are open: shipping types have ids of one or two digits, and
//! others are not valid; a billing without content is as good as none; an
//! item's own `shipping` is not wanted, no write example has it; a reference
//! names what it means by its id or by its link.

use super::address::{self, Address};
use super::attachment::Attachments;
use super::order::{ItemSubmission, Submission, last_segment};
use super::reading::{Place, Reading};

/// The shop of orders and links that name none.
const SHOP: &str = "205909";

/// Most items that an order may have.
const MOST_ITEMS: usize = 1000;

/// An order as a request holds it.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) order: Submission,
    pub(super) items: Vec<ItemSubmission>,
}

impl Draft {
    /// Reads the order at this place; `account` is where the bill goes if it
    /// does not say.
    pub(super) fn read(reading: &mut Reading, place: &Place, account: &Address) -> Self {
        let shop = shop(place);
        let mut items = place.list("orderItems/orderItem");
        if items.is_empty() {
            reading.fault(&place.at("orderItems/orderItem"), "must be given");
        }
        if items.len() > MOST_ITEMS {
            let sentence = format!("must not be given more than {MOST_ITEMS} times");
            reading.fault(&place.at("orderItems/orderItem"), &sentence);
            items.truncate(MOST_ITEMS);
        }
        let items: Vec<_> = items
            .iter()
            .map(|item| read_item(reading, item, shop.as_deref()))
            .collect();
        reading.required(place, "payment/type");
        let order = Submission {
            partner: reading.identifier(place, "correlation/partner/id"),
            correlation: reading.required(place, "correlation/partner/orderId"),
            shop: shop
                .or_else(|| Some(items.first()?.shop.clone()))
                .unwrap_or_else(|| SHOP.to_owned()),
            shipping_type: shipping_type(reading, place),
            shipping: match place.child("shipping/address") {
                Some(address) => address::read(reading, &address),
                None => {
                    reading.fault(&place.at("shipping/address"), "must be given");
                    Address::new()
                }
            },
            billing: match place.child("billing/address") {
                Some(address) if address.has_content() => address::read(reading, &address),
                _ => account.clone(),
            },
        };
        Self { order, items }
    }
}

fn read_item(reading: &mut Reading, place: &Place, order_shop: Option<&str>) -> ItemSubmission {
    let kind = reading.identifier(place, "element/@type");
    if !kind.is_empty() && kind != "sprd:product" && kind != "sprd:article" {
        let at = place.at("element/@type");
        reading.fault(&at, "must be sprd:product or sprd:article");
    }
    let href = reading.identifier(place, "element/@xlink:href");
    if !href.is_empty() && last_segment(&href).is_empty() {
        let at = place.at("element/@xlink:href");
        reading.fault(&at, "must lead to a product or an article");
    }
    let properties = properties(reading, place);
    let attachments = Attachments::read(reading, place);
    ItemSubmission {
        correlation: reading.required(place, "correlation/partner/orderItemId"),
        shop: shop(place)
            .or_else(|| linked_shop(&href))
            .or_else(|| order_shop.map(str::to_owned))
            .unwrap_or_else(|| SHOP.to_owned()),
        quantity: quantity(reading, place),
        problems: attachments.problems(&href),
        kind,
        href,
        properties,
    }
}

/// An int above 0.
fn quantity(reading: &mut Reading, place: &Place) -> u32 {
    let text = reading.identifier(place, "quantity");
    let read = text.parse::<i32>().ok();
    let quantity = read.and_then(|quantity| u32::try_from(quantity).ok());
    match quantity {
        Some(quantity) if quantity > 0 => quantity,
        _ => {
            if !text.is_empty() {
                reading.fault(&place.at("quantity"), "must be an int above 0");
            }
            0
        }
    }
}

/// The properties by key, size and appearance among them.
fn properties(reading: &mut Reading, item: &Place) -> Vec<(String, String)> {
    let places = item.list("element/properties/property");
    let mut properties = Vec::with_capacity(places.len());
    for place in &places {
        let key = reading.identifier(place, "@key");
        properties.push((key, reading.required(place, "text()")));
    }
    for wanted in ["appearance", "size"] {
        let known = properties.iter().any(|(key, _)| key == wanted);
        if !known {
            let path = format!("element/properties/property[@key='{wanted}']");
            reading.fault(&item.at(&path), "must be given");
        }
    }
    properties
}

fn shipping_type(reading: &mut Reading, place: &Place) -> String {
    let id = place.reference("shipping/shippingType").unwrap_or_default();
    let fault = match id.len() {
        0 => Some("must be given"),
        1 | 2 if id.bytes().all(|byte| byte.is_ascii_digit()) => None,
        _ => Some("must be that of a shipping type"),
    };
    if let Some(fault) = fault {
        reading.fault(&place.at("shipping/shippingType/@id"), fault);
    }
    id.to_owned()
}

/// The shop that an order or an item names.
fn shop(place: &Place) -> Option<String> {
    place.reference("shop").map(str::to_owned)
}

/// The shop below which a linked element stands.
fn linked_shop(href: &str) -> Option<String> {
    let mut segments = href.split('/').skip_while(|segment| *segment != "shops");
    let id = segments.nth(1)?;
    (!id.is_empty()).then(|| id.to_owned())
}
