//! Orders as flat facts: what a request intends, and what an answer shows.
//!
//! Facts stand under the paths of the message that shows orders
//! (`order.orderItems.orderItem[EXT-1].quantity`), also where an answer shows
//! items alone.

mod fields;
mod key;
mod scalar;
mod viewer;

use countersign_system::View;
use serde_json::Value;

pub(crate) use fields::Fields;

use crate::tree::{elements, root};
use viewer::Viewer;

/// Path of the order's items, as the fields of the state name it.
const ITEMS: &str = "order.orderItems.orderItem";

/// The orders that a request creates, as it wants them stored. An adjustment
/// is stored nowhere: what it brings about is a step of the state machine.
pub(crate) fn intent(fields: &Fields, operation: &str, request: &Value) -> Vec<View> {
    let Some((name, content)) = root(request) else {
        return Vec::new();
    };
    match (operation, name) {
        ("create", "order") => vec![wanted(fields, content, "/order")],
        ("batch", "orders") => {
            let orders = elements(content, "order").iter().enumerate();
            let views = orders.map(|(index, order)| {
                let pointer = format!("/orders/order[{}]", index + 1);
                wanted(fields, order, &pointer)
            });
            views.collect()
        }
        _ => Vec::new(),
    }
}

fn wanted(fields: &Fields, order: &Value, pointer: &str) -> View {
    Viewer::of_request(fields, order).order(order, pointer)
}

/// The orders that an answer shows. Items that are shown alone are those of
/// one order, which their answer does not name.
pub(crate) fn state(fields: &Fields, answer: &Value) -> Option<Vec<View>> {
    let viewer = Viewer::of_state(fields);
    match root(answer)? {
        ("order", order) if order.is_object() => Some(vec![viewer.order(order, "/order")]),
        ("orders", list) => {
            let orders = elements(list, "order").iter().enumerate();
            let views = orders.map(|(index, order)| {
                viewer.order(order, &format!("/orders/order[{}]", index + 1))
            });
            Some(views.collect())
        }
        ("orderItem", item) if item.is_object() => {
            let items = std::slice::from_ref(item);
            Some(vec![viewer.items(items, |_| "/orderItem".to_owned())])
        }
        ("orderItems", list) => {
            let items = elements(list, "orderItem");
            let place = |index| format!("/orderItems/orderItem[{}]", index + 1);
            let view = (!items.is_empty()).then(|| viewer.items(items, place));
            Some(Vec::from_iter(view))
        }
        _ => None,
    }
}
