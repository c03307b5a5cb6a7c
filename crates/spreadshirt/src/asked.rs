//! The states that adjustments ask for.

use countersign_system::StatusChange;
use serde_json::Value;

use crate::assigned::id_of;
use crate::status::canonical;
use crate::tree::{elements, root, text_at};

/// The states that a request asks for, in its order. One adjustment may stand
/// alone or in a list.
pub(crate) fn asked(request: &Value) -> Vec<StatusChange> {
    let adjustments = match root(request) {
        Some(("orderAdjustments", list)) => elements(list, "orderAdjustment"),
        Some(("orderAdjustment", adjustment)) => std::slice::from_ref(adjustment),
        _ => &[],
    };
    let mut asked = Vec::new();
    for adjustment in adjustments {
        let entity = adjustment.get("order").and_then(id_of).unwrap_or_default();
        let change = |element: Option<String>, state: &str| StatusChange {
            entity: entity.clone(),
            element,
            status: canonical(state),
        };
        if let Some(state) = text_at(adjustment, &["fulfillmentState"]) {
            asked.push(change(None, state));
        }
        let list = adjustment.get("orderItemAdjustments");
        let items = list.map_or(&[][..], |list| elements(list, "orderItemAdjustment"));
        for item in items {
            let id = item.get("orderItem").and_then(id_of);
            let state = text_at(item, &["fulfillmentState"]);
            if let (Some(id), Some(state)) = (id, state) {
                asked.push(change(Some(id), state));
            }
        }
    }
    asked
}
