//! An [`Order`] with its [`Item`]s, as the model remembers them.

use serde::{Deserialize, Serialize};

use super::address::Address;
use super::fulfillment::Fulfillment;
use super::processing::Processing;

/// An order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// Its id, unique among the orders of all partners.
    pub id: u64,
    /// Whose it is: the partner's place among the partners.
    pub partner: usize,
    /// What the partner submitted.
    pub submission: Submission,
    /// How far its reception is.
    pub processing: Processing,
    /// When it is to be processed, in nanoseconds since the Unix epoch;
    /// `None` once it was, and while a provider state holds it.
    pub due: Option<i64>,
    /// Why it could not be created.
    pub errors: Vec<String>,
    /// Its items, in the order of the submission; their ids ascend.
    pub items: Vec<Item>,
    /// When it was received.
    pub created: i64,
    /// When it, or one of its items, was last changed.
    pub modified: i64,
}

/// An order item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its id, unique among the items of all orders.
    pub id: u64,
    /// What the partner submitted.
    pub submission: ItemSubmission,
    /// Where it stands.
    pub state: Fulfillment,
    /// When it was last shipped.
    pub shipped: Option<i64>,
    /// When it was received.
    pub created: i64,
    /// When it was last changed.
    pub modified: i64,
}

/// What a partner submits as an order, without its items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    /// The partner's id, as the order names it.
    pub partner: String,
    /// The order's id in the partner's software.
    pub correlation: String,
    /// Id of the shop.
    pub shop: String,
    /// Id of the shipping type.
    pub shipping_type: String,
    /// Where the items go.
    pub shipping: Address,
    /// Where the bill goes: the partner's own address where the order names
    /// none.
    pub billing: Address,
}

/// What a partner submits as an order item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemSubmission {
    /// The item's id in the partner's software.
    pub correlation: String,
    /// Id of the shop that the element belongs to.
    pub shop: String,
    /// How many.
    pub quantity: u32,
    /// `sprd:product` or `sprd:article`.
    pub kind: String,
    /// Link to the element.
    pub href: String,
    /// Size, appearance and whatever else refines the element, by key.
    pub properties: Vec<(String, String)>,
    /// What will keep the order from being created: attachments that are
    /// referred to and not there, or of another type.
    pub problems: Vec<String>,
}

impl Order {
    /// The item with this id.
    pub fn item(&self, id: u64) -> Option<&Item> {
        Some(&self.items[self.place(id)?])
    }

    /// Where the item with this id stands among the items.
    pub(super) fn place(&self, id: u64) -> Option<usize> {
        self.items.binary_search_by_key(&id, |item| item.id).ok()
    }

    /// What keeps it from being created.
    pub(super) fn problems(&self) -> impl Iterator<Item = &String> {
        let items = self.items.iter();
        items.flat_map(|item| &item.submission.problems)
    }
}

/// The last segment of a link's path.
pub(super) fn last_segment(href: &str) -> &str {
    let path = href.split(['?', '#']).next().unwrap_or_default().trim();
    let path = path.trim_end_matches('/');
    path.rsplit('/').next().unwrap_or_default()
}
