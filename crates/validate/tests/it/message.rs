//! A message type with every rule and every kind of member.

use countersign_validate::{IntegerOrText, Number, OneOrList, Slot, Text, TextOrList, Validate};
use serde::{Deserialize, Serialize};

#[derive(Debug, PartialEq, Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[check(at_least_one_of(mail, (street, city)))]
pub(crate) struct Order<'a> {
    #[serde(borrow, default, skip_serializing_if = "Slot::is_absent")]
    #[check(required, not_empty, length(max = 20), pattern("^[0-9A-Za-z-]*$"))]
    pub(crate) order_number: Slot<Text<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Slot::is_absent")]
    #[check(required, date_time)]
    pub(crate) order_date: Slot<Text<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Slot::is_absent")]
    #[check(required, items(min = 1, max = 3))]
    pub(crate) line_items: Slot<Vec<Slot<LineItem<'a>>>>,
    #[serde(borrow, default, skip_serializing_if = "Slot::is_absent")]
    pub(crate) mail: Slot<Text<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Slot::is_absent")]
    pub(crate) street: Slot<Text<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Slot::is_absent")]
    pub(crate) city: Slot<Text<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Slot::is_absent")]
    #[check(one_of("normal", "express"))]
    pub(crate) priority: Slot<Text<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Slot::is_absent")]
    #[check(required_if(priority = "express"))]
    pub(crate) courier: Slot<Text<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Slot::is_absent")]
    #[check(each(date_time))]
    pub(crate) moments: Slot<Vec<Slot<Text<'a>>>>,
    #[serde(borrow, default, skip_serializing_if = "Slot::is_absent")]
    #[check(each(date))]
    pub(crate) days: Slot<Vec<Slot<Text<'a>>>>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, Validate)]
pub(crate) struct LineItem<'a> {
    #[serde(borrow, default, skip_serializing_if = "Slot::is_absent")]
    #[check(required, not_empty)]
    pub(crate) sku: Slot<TextOrList<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Slot::is_absent")]
    #[check(required_if(sku), integer, range(min = 1, max = 100_000))]
    pub(crate) quantity: Slot<IntegerOrText<'a>>,
    #[serde(default, skip_serializing_if = "Slot::is_absent")]
    #[check(range(min = 0.5))]
    pub(crate) price: Slot<Number>,
    #[serde(default, skip_serializing_if = "Slot::is_absent")]
    pub(crate) gift: Slot<bool>,
    #[serde(borrow, default, skip_serializing_if = "Slot::is_absent")]
    pub(crate) parts: Slot<OneOrList<Part<'a>>>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, Validate)]
pub(crate) struct Part<'a> {
    #[serde(
        rename = "a/b",
        borrow,
        default,
        skip_serializing_if = "Slot::is_absent"
    )]
    #[check(required)]
    pub(crate) name: Slot<Text<'a>>,
}
