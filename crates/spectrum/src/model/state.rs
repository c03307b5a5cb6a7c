//! The [`State`] of the reference model: orders by partner and number, an
//! index by time, and the recipe sets that were made known.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::stamp;
use super::status::WorkflowStatus;

/// Postal address: member name to text, without the empty ones.
pub type Address = BTreeMap<String, String>;

/// An order as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// Purchase order number, exactly as submitted.
    pub number: String,
    /// Order date, exactly as submitted.
    pub date: String,
    /// E-mail address, where a full order gave one.
    pub email: Option<String>,
    /// Phone number, where a full order gave one.
    pub phone: Option<String>,
    /// Line items in the order of the submission.
    pub lines: Vec<Line>,
    /// Address of the customer.
    pub customer: Address,
    /// Address of the shipment.
    pub shipping: Address,
    /// Whether a full order was taken for it.
    pub full: bool,
    /// When it, or one of its line items, was last changed.
    pub modified: i64,
}

/// A line item of an [`Order`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Recipe set id, which shipment notifications call the readable one.
    pub recipe_set: String,
    /// Gift message.
    pub gift_message: Option<String>,
    /// Tracking number.
    pub tracking: Option<String>,
    /// Serial numbers of the last notification that named some.
    pub serial_numbers: Vec<String>,
    /// What is ordered, and how much of it.
    pub skus: Vec<Sku>,
    /// Where the line stands.
    pub status: WorkflowStatus,
    /// When it was last changed.
    pub modified: i64,
}

/// A stock keeping unit and its quantity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sku {
    /// The unit.
    pub sku: String,
    /// How many; absent where the submission left it out.
    pub quantity: Option<u64>,
}

/// All that the model remembers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct State {
    orders: BTreeMap<(usize, String), Order>,
    by_time: BTreeSet<(i64, usize, String)>,
    recipe_sets: BTreeSet<String>,
    clock: i64,
}

impl State {
    /// The order of this partner with exactly this number.
    pub fn order(&self, partner: usize, number: &str) -> Option<&Order> {
        self.orders.get(&(partner, number.to_owned()))
    }

    /// The partner's orders last changed in `[start, end)`, oldest change
    /// first.
    pub fn changed(&self, partner: usize, start: i64, end: i64) -> impl Iterator<Item = &Order> {
        let from = (start, 0, String::new());
        let to = (end.max(start), 0, String::new());
        self.by_time
            .range(from..to)
            .filter(move |(_, owner, _)| *owner == partner)
            .filter_map(|(_, owner, number)| self.order(*owner, number))
    }

    /// Whether a recipe set is known: one that a provider state named, or
    /// eight letters and digits that do not begin with `UNKNOWN`.
    pub fn knows_recipe_set(&self, id: &str) -> bool {
        let well_formed = id.len() == 8 && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
        self.recipe_sets.contains(id) || (well_formed && !id.starts_with("UNKNOWN"))
    }

    /// The stamp of a change that happens now: later than every stamp given
    /// before, by the step that answers can show.
    pub fn tick(&self, now: i128) -> i64 {
        let now = stamp::clamp(now);
        now.saturating_sub(now.rem_euclid(stamp::STEP))
            .max(self.clock.saturating_add(stamp::STEP))
    }

    /// Notes that a stamp was given.
    pub(super) fn wind(&mut self, clock: i64) {
        self.clock = self.clock.max(clock);
    }

    /// Stores an order, in place of the one with its number.
    pub(super) fn put(&mut self, partner: usize, order: Order) {
        let key = (partner, order.number.clone());
        let entry = (order.modified, partner, order.number.clone());
        if let Some(old) = self.orders.insert(key, order) {
            self.by_time.remove(&(old.modified, partner, old.number));
        }
        self.by_time.insert(entry);
    }

    /// Makes a recipe set known.
    pub(super) fn learn(&mut self, recipe_set: String) {
        self.recipe_sets.insert(recipe_set);
    }
}

impl Order {
    /// The stamp of a change to this order at this tick: later than its last
    /// one, even where a provider state put that into the future.
    pub fn next_stamp(&self, tick: i64) -> i64 {
        tick.max(self.modified.saturating_add(stamp::STEP))
    }

    /// The status of the whole: that of its line items where they agree.
    pub fn status(&self) -> WorkflowStatus {
        let first = self.lines.first().map(|line| line.status);
        match first {
            Some(status) if self.lines.iter().all(|line| line.status == status) => status,
            Some(_) => WorkflowStatus::InProgress,
            None => WorkflowStatus::NotStarted,
        }
    }
}
