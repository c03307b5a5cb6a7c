//! The [`State`] of the reference model: orders with their indexes, and the
//! news of each partner.

use std::collections::{BTreeMap, BTreeSet};

use super::news::Ledger;
use super::order::Order;
use super::stamp;

/// Ids of different kinds differ, so that one taken for another shows.
const FIRST_ORDER: u64 = 100_001;
const FIRST_ITEM: u64 = 500_001;

/// All that the model remembers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct State {
    orders: BTreeMap<u64, Order>,
    /// By partner and time of the last change.
    by_modified: BTreeSet<(usize, i64, u64)>,
    /// By the time at which they are to be processed.
    by_due: BTreeSet<(i64, u64)>,
    items: u64,
    ledgers: BTreeMap<usize, Ledger>,
    /// Owners of reports, by the reports' ids.
    reports: BTreeMap<u64, usize>,
    clock: i64,
}

impl State {
    /// The order with this id, whoever owns it.
    pub fn order(&self, id: u64) -> Option<&Order> {
        self.orders.get(&id)
    }

    /// All orders, in the order of their creation.
    pub fn orders(&self) -> impl Iterator<Item = &Order> {
        self.orders.values()
    }

    /// The partner's orders last changed between these stamps, ends included,
    /// oldest change first.
    pub(super) fn changed(
        &self,
        partner: usize,
        (from, to): (i64, i64),
    ) -> impl DoubleEndedIterator<Item = &Order> {
        let range = (partner, from, 0)..=(partner, to.max(from), u64::MAX);
        let found = self.by_modified.range(range);
        found
            .filter(move |_| from <= to)
            .filter_map(|(_, _, id)| self.order(*id))
    }

    /// The orders to be processed by now, longest waiting first.
    pub(super) fn due(&self, now: i64) -> impl Iterator<Item = &Order> {
        let due = self.by_due.range(..=(now, u64::MAX));
        due.filter_map(|(_, id)| self.order(*id))
    }

    /// When the next order is to be processed, in nanoseconds.
    pub(super) fn next_due(&self) -> Option<i64> {
        self.by_due.first().map(|(due, _)| *due)
    }

    /// What the partner has been told, and has yet to be told.
    pub fn ledger(&self, partner: usize) -> Option<&Ledger> {
        self.ledgers.get(&partner)
    }

    /// The id that the next order gets.
    pub(super) fn next_order(&self) -> u64 {
        let last = self.orders.last_key_value();
        last.map_or(FIRST_ORDER, |(last, _)| last.saturating_add(1))
    }

    /// The id that the next item gets.
    pub(super) fn next_item(&self) -> u64 {
        FIRST_ITEM.saturating_add(self.items)
    }

    /// The id that the next report gets.
    pub(super) fn next_report(&self) -> u64 {
        let last = self.reports.last_key_value();
        last.map_or(1, |(last, _)| last.saturating_add(1))
    }

    /// The stamp of a change that happens now: later than every stamp given
    /// before, by the step that answers can show.
    pub(super) fn tick(&self, now: i128) -> i64 {
        let now = stamp::clamp(now.div_euclid(stamp::MILLISECOND));
        now.max(self.clock.saturating_add(1))
    }

    /// Notes that a stamp was given.
    pub(super) fn wind(&mut self, clock: i64) {
        self.clock = self.clock.max(clock);
    }

    /// Takes a new order.
    ///
    /// # Errors
    /// A sentence, where its id or those of its items are not new.
    pub(super) fn receive(&mut self, order: Order) -> Result<(), String> {
        let id = order.id;
        let mut next = self.next_item();
        for item in &order.items {
            if item.id != next {
                return Err(format!(
                    "the items of order {id} are not numbered from {next}"
                ));
            }
            next = next.saturating_add(1);
        }
        if id < self.next_order() {
            return Err(format!("order {id} is there already"));
        }
        self.items = next.saturating_sub(FIRST_ITEM);
        self.index(&order);
        let ledger = self.ledgers.entry(order.partner).or_default();
        for item in &order.items {
            ledger.note(&order, item);
        }
        self.orders.insert(id, order);
        Ok(())
    }

    /// Changes an order; what happened to its items becomes news.
    ///
    /// # Errors
    /// A sentence, where there is no such order, or the change does not fit
    /// it.
    pub(super) fn change(
        &mut self,
        id: u64,
        change: impl FnOnce(&mut Order) -> Result<Vec<u64>, String>,
    ) -> Result<(), String> {
        let mut order = self
            .orders
            .remove(&id)
            .ok_or_else(|| format!("there is no order {id}"))?;
        self.by_modified
            .remove(&(order.partner, order.modified, id));
        if let Some(due) = order.due {
            self.by_due.remove(&(due, id));
        }
        let changed = change(&mut order);
        self.index(&order);
        let ledger = self.ledgers.entry(order.partner).or_default();
        for item in changed.iter().flatten() {
            if let Some(item) = order.item(*item) {
                ledger.note(&order, item);
            }
        }
        self.orders.insert(id, order);
        changed.map(|_| ())
    }

    fn index(&mut self, order: &Order) {
        self.by_modified
            .insert((order.partner, order.modified, order.id));
        if let Some(due) = order.due {
            self.by_due.insert((due, order.id));
        }
    }

    /// Makes a report of the partner's news.
    ///
    /// # Errors
    /// A sentence, where its id is not new.
    pub(super) fn report(&mut self, id: u64, partner: usize, now: i64) -> Result<(), String> {
        if id < self.next_report() {
            return Err(format!("report {id} is there already"));
        }
        self.reports.insert(id, partner);
        self.ledgers.entry(partner).or_default().report(id, now);
        Ok(())
    }

    /// Marks a report as read.
    ///
    /// # Errors
    /// A sentence, where there is no such report.
    pub(super) fn dismiss(&mut self, id: u64, now: i64) -> Result<(), String> {
        let owner = self.reports.get(&id);
        let ledger = owner.and_then(|owner| self.ledgers.get_mut(owner));
        let dismissed = ledger.is_some_and(|ledger| ledger.dismiss(id, now));
        let absent = || format!("there is no report {id}");
        dismissed.then_some(()).ok_or_else(absent)
    }
}
