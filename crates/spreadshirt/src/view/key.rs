//! What names an element of a list: its key, where it has one.

use serde_json::Value;

use crate::tree::text_at;

/// The key of the element at this place of the list: the id that the client
/// chose for an order item, the key of a property, the id of a parcel. Where
/// there is none the ordinal stands in for it (`#1`).
pub(super) fn key(list: &str, element: &Value, index: usize) -> String {
    let key = match list.rsplit('.').next() {
        Some("orderItem") => text_at(element, &["correlation", "partner", "orderItemId"]),
        Some("property") => text_at(element, &["@key"]),
        Some("parcelDelivery" | "parcel") => text_at(element, &["@id"]),
        _ => None,
    };
    let key = key.filter(|key| !key.is_empty());
    key.map_or_else(|| format!("#{}", index + 1), str::to_owned)
}
