//! Creation of orders (pages "Create Order (Single Order)" and "Create Orders
//! (Batch Order)"), told apart by the root element. A batch is taken as a
//! whole or not at all.
//!
//! Where the pages are open: an order that names another partner is refused.
//! What keeps an order from being created in the platform is found while it
//! is processed, and shown as its errors.

use serde_json::{Value, json};

use super::answer;
use super::change::Change;
use super::fulfillment::Fulfillment;
use super::order::{Item, Order};
use super::processing::Processing;
use super::reading::{Place, Reading};
use super::request::{Decision, Refused, Request};
use super::show;
use super::stamp;
use super::submission::Draft;

/// Most orders that a batch may hold.
const MOST_ORDERS: usize = 1000;

/// `POST /orders`.
pub(super) fn create(request: &Request) -> Result<Decision, Refused> {
    let tree = request.tree()?;
    if let Some(place) = Place::root(&tree, "order") {
        let orders = receive(request, &[place])?;
        let mut reply = answer::empty(201);
        for order in &orders {
            let link = show::order_link(&request.base, order.id);
            reply.headers.push(("location".to_owned(), link));
        }
        return Ok(decision(orders, reply));
    }
    let Some(batch) = Place::root(&tree, "orders") else {
        return Err(request.refused(400, "The root element must be order or orders."));
    };
    let places = batch.list("order");
    if places.is_empty() {
        return Err(request.refused(400, "/orders/order: must be given"));
    }
    if places.len() > MOST_ORDERS {
        let sentence = format!("/orders/order: must not be given more than {MOST_ORDERS} times");
        return Err(request.refused(400, &sentence));
    }
    let orders = receive(request, &places)?;
    let references: Value = orders
        .iter()
        .map(|order| {
            let link = show::order_link(&request.base, order.id);
            json!({ "@xlink:href": link, "@id": order.id.to_string() })
        })
        .collect();
    let tree = json!({ "references": { "reference": references } });
    Ok(decision(orders, answer::xml(request.wire, 200, &tree)))
}

fn decision(orders: Vec<Order>, reply: countersign_system::Reply) -> Decision {
    let orders = orders.into_iter().map(Box::new);
    Decision {
        changes: orders
            .map(|order| Change::OrderReceived { order })
            .collect(),
        reply,
    }
}

/// The orders that these become.
fn receive(request: &Request, places: &[Place]) -> Result<Vec<Order>, Refused> {
    let mut reading = Reading::default();
    let mut drafts = Vec::with_capacity(places.len());
    for place in places {
        drafts.push(Draft::read(&mut reading, place, &request.account.address));
    }
    let drafts = reading
        .finish(drafts)
        .map_err(|faults| request.refused_for(400, &faults))?;
    let foreign = |draft: &Draft| draft.order.partner != request.account.partner_id;
    if drafts.iter().any(foreign) {
        let sentence = "correlation/partner/id must be the id of the session's partner.";
        return Err(request.refused(403, sentence));
    }
    let due = stamp::clamp(request.now.saturating_add(request.delay));
    let mut next_item = request.state.next_item();
    let mut orders = Vec::with_capacity(drafts.len());
    for (id, draft) in (request.state.next_order()..).zip(drafts) {
        let mut item = |submission| {
            let id = next_item;
            next_item = next_item.saturating_add(1);
            Item {
                id,
                submission,
                state: Fulfillment::Received,
                shipped: None,
                created: 0,
                modified: 0,
            }
        };
        orders.push(Order {
            id,
            partner: request.partner,
            items: draft.items.into_iter().map(&mut item).collect(),
            submission: draft.order,
            processing: Processing::Received,
            due: Some(due),
            errors: Vec::new(),
            created: 0,
            modified: 0,
        });
    }
    Ok(orders)
}
