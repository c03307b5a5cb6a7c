//! One order, its items, one of them (pages "Retrieve Order", "Retrieve Order
//! Item List" and "Retrieve Order Item").

use serde_json::{Value, json};

use super::order::Order;
use super::request::{Decision, Refused, Request, read_id};
use super::show;

/// `GET /orders/{orderId}`.
pub(super) fn order(request: &Request, id: &str) -> Result<Decision, Refused> {
    let order = found(request, id)?;
    Ok(request.shown(&json!({ "order": show::order(&request.base, order) })))
}

/// `GET /orders/{orderId}/items`.
pub(super) fn items(request: &Request, id: &str) -> Result<Decision, Refused> {
    let order = found(request, id)?;
    let items = order.items.iter();
    let items: Value = items
        .map(|item| show::item(&request.base, order, item))
        .collect();
    Ok(request.shown(&json!({ "orderItems": { "orderItem": items } })))
}

/// `GET /orders/{orderId}/items/{orderItemId}`.
pub(super) fn item(request: &Request, id: &str, item: &str) -> Result<Decision, Refused> {
    let order = found(request, id)?;
    let item = read_id(item)
        .and_then(|item| order.item(item))
        .ok_or_else(|| request.refused(404, "The order has no item with this id."))?;
    Ok(request.shown(&json!({ "orderItem": show::item(&request.base, order, item) })))
}

fn found<'r>(request: &'r Request, id: &str) -> Result<&'r Order, Refused> {
    request
        .order(id)
        .ok_or_else(|| request.refused(404, "There is no order with this id."))
}
