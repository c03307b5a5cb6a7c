//! An order adjustment: of an order as a whole, or of some of its items.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value, json};

use super::{Sampler, of_items};

/// What is asked for where the plan names no state; the page's own example.
const STATE: &str = "CANCELED";

impl Sampler<'_> {
    /// An adjustment of the plan's order, or of those of its items of which
    /// the plan has the ids.
    pub(super) fn adjustment(&mut self) -> Value {
        let state = self.plan.status.as_deref().unwrap_or(STATE);
        let id = self.plan.id.clone().unwrap_or_else(|| self.values.id());
        let order = format!("orders/{}", segment(&id));
        let mut adjustment = Map::new();
        adjustment.insert("order".to_owned(), self.reference(&id, &order));
        if self.plan.whole {
            adjustment.insert("fulfillmentState".to_owned(), state.into());
        } else {
            let ids = match of_items(&self.plan.ids, "[n]") {
                Some(ids) => ids.clone(),
                None => (0..self.item_count()).map(|_| self.values.id()).collect(),
            };
            let items: Vec<Value> = ids
                .iter()
                .map(|id| {
                    let path = format!("{order}/items/{}", segment(id));
                    json!({
                        "orderItem": self.reference(id, &path),
                        "fulfillmentState": state,
                    })
                })
                .collect();
            let list = json!({ "orderItemAdjustment": items });
            adjustment.insert("orderItemAdjustments".to_owned(), list);
        }
        json!({ "orderAdjustment": adjustment })
    }

    fn reference(&self, id: &str, path: &str) -> Value {
        json!({ "@id": id, "@xlink:href": self.fixtures.below_base(path) })
    }
}

/// An id as a segment of a path: ids are opaque, and may hold anything.
fn segment(id: &str) -> String {
    utf8_percent_encode(id, SEGMENT).to_string()
}

/// What RFC 3986 does not leave unreserved.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');
