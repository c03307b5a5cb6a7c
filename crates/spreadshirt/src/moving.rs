//! What the platform changes of itself: an order that is still in work, and
//! the fields that move without anybody's request.

use countersign_system::{Scalar, View};

/// The field that the fulfillment machine moves.
pub(crate) const STATUS: &str = "order.orderItems.orderItem[n].fulfillmentState";

/// The state of items that no one has looked at yet.
const RECEIVED: &str = "RECEIVED";

/// What an item is in that will not be made.
const CANCELED: &str = "CANCELED";

/// Whether the platform has yet to make the order, so that its items are
/// RECEIVED or show no state at all, and no error says why it will not.
pub(crate) fn is_pending(order: &View) -> bool {
    let shows_states = order.facts.values().any(|fact| fact.field == STATUS);
    !shows_errors(order) && (has_item(order, RECEIVED) || !shows_states)
}

/// Whether the platform could not make the order: it shows errors, or has
/// canceled an item of it.
pub(crate) fn has_failed(order: &View) -> bool {
    shows_errors(order) || has_item(order, CANCELED)
}

fn shows_errors(order: &View) -> bool {
    let mut facts = order.facts.values();
    facts.any(|fact| is_below(&fact.field, "order.errors") && !fact.value.is_empty())
}

fn has_item(order: &View, state: &str) -> bool {
    let state = Scalar::Text(state.to_owned());
    let mut facts = order.facts.values();
    facts.any(|fact| fact.field == STATUS && fact.value == state)
}

/// Whether a field of the state may move by itself: a stamp, a state, what
/// the platform calculates or finds out, and what becomes of a product that
/// came with the order.
pub(crate) fn moves(field: &str) -> bool {
    const ITEM: &str = "order.orderItems.orderItem[n].";
    match field.strip_prefix(ITEM) {
        Some(member) => {
            matches!(
                member,
                "modified" | "fulfillmentState" | "element.@id" | "element.@xlink:href"
            ) || is_below(member, "price")
                || is_below(member, "shipping.parcelDelivery")
        }
        None => {
            field == "order.modified"
                || is_below(field, "order.errors")
                || is_below(field, "order.shipping.price")
                || is_below(field, "order.shipping.parcelDeliveries")
        }
    }
}

/// Whether the platform may fill a field by itself where the partner left it
/// out: what it knows of its shops and the partner's account, what it makes of
/// a product that came with the order, and what stands for a blank.
pub(crate) fn fills(field: &str) -> bool {
    const ITEM: &str = "order.orderItems.orderItem[n].";
    if let Some(member) = field.strip_prefix(ITEM) {
        return is_below(member, "shop") || is_below(member, "element");
    }
    [
        "order.shop",
        "order.billing",
        "order.shipping.address.@type",
        "order.shipping.address.person.salutation",
    ]
    .iter()
    .any(|parent| is_below(field, parent))
}

fn is_below(field: &str, parent: &str) -> bool {
    let rest = field.strip_prefix(parent);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}
