//! The derived validator.

use countersign_validate::{IntegerOrText, Slot, Text, Validate, from_json, violations};
use serde::Deserialize;

#[derive(Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Acknowledgement<'a> {
    #[serde(borrow, default)]
    #[check(required)]
    purchase_order_number: Slot<Text<'a>>,
    #[serde(borrow, default)]
    #[check(required, date_time)]
    order_date: Slot<Text<'a>>,
    #[serde(borrow, default)]
    customer_service_contact: Slot<Text<'a>>,
    #[serde(borrow, default)]
    #[check(required, items(min = 1))]
    line_items: Slot<Vec<Slot<LineItem<'a>>>>,
}

#[derive(Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
struct LineItem<'a> {
    #[serde(borrow, default)]
    #[check(required)]
    recipe_set_id: Slot<Text<'a>>,
    #[serde(borrow, default)]
    gift_message: Slot<Text<'a>>,
    #[serde(borrow, default)]
    shipment_vendor: Slot<Text<'a>>,
    #[serde(borrow, default)]
    shipment_tracking: Slot<Text<'a>>,
    #[serde(borrow, default)]
    #[check(date_time)]
    estimated_delivery_date: Slot<Text<'a>>,
    #[serde(borrow, default)]
    #[check(required, items(min = 1))]
    sku_quantities: Slot<Vec<Slot<SkuQuantity<'a>>>>,
}

#[derive(Deserialize, Validate)]
struct SkuQuantity<'a> {
    #[serde(borrow, default)]
    #[check(required)]
    sku: Slot<Text<'a>>,
    #[serde(borrow, default)]
    #[check(required, integer)]
    quantity: Slot<IntegerOrText<'a>>,
}

pub(crate) type Bulk<'a> = Slot<Vec<Slot<Acknowledgement<'a>>>>;

pub(crate) fn read(text: &[u8]) -> Bulk<'_> {
    from_json(text).expect("readable")
}

pub(crate) fn check(bulk: &Bulk<'_>) -> bool {
    violations(bulk).is_empty()
}
