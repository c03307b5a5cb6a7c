//! How an [`Order`] goes on: processed, stepped, held. Each way tells the
//! items whose state has changed.

use super::fulfillment::Fulfillment;
use super::order::{Item, Order};
use super::processing::Processing;

impl Order {
    /// Its reception ends: without errors it is created, and its received
    /// items with it; else its items are, and stay, received.
    pub(super) fn process(&mut self, errors: Vec<String>, now: i64) -> Vec<u64> {
        self.due = None;
        self.modified = now;
        let created = errors.is_empty();
        self.errors = errors;
        if created {
            self.processing = Processing::Created;
            let received = |item: &Item| item.state == Fulfillment::Received;
            self.put(Fulfillment::Created, now, received)
        } else {
            self.processing = Processing::Error;
            self.put(Fulfillment::Received, now, |_| true)
        }
    }

    /// Items take a step each.
    ///
    /// # Errors
    /// A sentence, where it has no such item.
    pub(super) fn step(
        &mut self,
        steps: &[(u64, Fulfillment)],
        now: i64,
    ) -> Result<Vec<u64>, String> {
        self.modified = now;
        for (id, state) in steps {
            let place = self.place(*id);
            let item = place.and_then(|place| self.items.get_mut(place));
            let absent = || format!("order {} has no item {id}", self.id);
            item.ok_or_else(absent)?.put(*state, now);
        }
        Ok(steps.iter().map(|(id, _)| *id).collect())
    }

    /// An item, or the order with all of them, is received again, and nothing
    /// goes on of itself any more.
    ///
    /// # Errors
    /// A sentence, where it has no such item.
    pub(super) fn hold(&mut self, item: Option<u64>, now: i64) -> Result<Vec<u64>, String> {
        self.due = None;
        self.modified = now;
        match item {
            Some(id) if self.item(id).is_none() => {
                Err(format!("order {} has no item {id}", self.id))
            }
            Some(id) => Ok(self.put(Fulfillment::Received, now, |item| item.id == id)),
            None => {
                self.processing = Processing::Received;
                self.errors = Vec::new();
                Ok(self.put(Fulfillment::Received, now, |_| true))
            }
        }
    }

    /// Puts the chosen items into a state, those left out that stand there.
    fn put(&mut self, state: Fulfillment, now: i64, chosen: impl Fn(&Item) -> bool) -> Vec<u64> {
        let items = self.items.iter_mut();
        let moved = items.filter(|item| item.state != state && chosen(item));
        moved
            .map(|item| {
                item.put(state, now);
                item.id
            })
            .collect()
    }
}

impl Item {
    fn put(&mut self, state: Fulfillment, now: i64) {
        self.state = state;
        self.modified = now;
        if state == Fulfillment::Shipped {
            self.shipped = Some(now);
        }
    }
}
