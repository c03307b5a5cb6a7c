//! The [`Ledger`] of a partner's news: every modification of an order item
//! once, in order, and the [`Report`]s that tell them.

use std::ops::Range;

use super::fulfillment::Fulfillment;
use super::order::{Item, Order};

/// What happened to a partner's order items, and what of it was reported.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ledger {
    modifications: Vec<Modification>,
    /// How many of them stand in reports.
    reported: usize,
    /// In the order of their ids.
    reports: Vec<Report>,
}

/// A modification of an order item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Modification {
    /// Id of its order.
    pub order: u64,
    /// Id of the item.
    pub item: u64,
    /// Where it stands since.
    pub state: Fulfillment,
    /// When.
    pub modified: i64,
}

/// An order report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Its id, unique among the reports of all partners.
    pub id: u64,
    /// Which of the partner's modifications it tells.
    pub told: Range<usize>,
    /// Whether it was marked as read.
    pub deleted: bool,
    /// When it was made.
    pub created: i64,
    /// When it was last changed.
    pub modified: i64,
}

impl Ledger {
    /// All modifications, oldest first.
    pub fn modifications(&self) -> &[Modification] {
        &self.modifications
    }

    /// All reports, oldest first.
    pub fn reports(&self) -> &[Report] {
        &self.reports
    }

    /// Whether there is something that no report tells.
    pub fn has_news(&self) -> bool {
        self.reported < self.modifications.len()
    }

    /// What a report tells.
    pub fn told(&self, report: &Report) -> &[Modification] {
        let told = self.modifications.get(report.told.clone());
        told.unwrap_or_default()
    }

    /// The report with this id.
    pub(super) fn find(&self, id: u64) -> Option<&Report> {
        self.reports.get(self.place(id)?)
    }

    fn place(&self, id: u64) -> Option<usize> {
        self.reports
            .binary_search_by_key(&id, |report| report.id)
            .ok()
    }

    /// Notes where an item stands now.
    pub(super) fn note(&mut self, order: &Order, item: &Item) {
        self.modifications.push(Modification {
            order: order.id,
            item: item.id,
            state: item.state,
            modified: item.modified,
        });
    }

    /// The report that would tell all news.
    pub(super) fn next(&self, id: u64, now: i64) -> Report {
        Report {
            id,
            told: self.reported..self.modifications.len(),
            deleted: false,
            created: now,
            modified: now,
        }
    }

    /// Puts all news into a report.
    pub(super) fn report(&mut self, id: u64, now: i64) {
        let report = self.next(id, now);
        self.reported = report.told.end;
        self.reports.push(report);
    }

    /// Marks a report as read; false where there is no such report.
    pub(super) fn dismiss(&mut self, id: u64, now: i64) -> bool {
        let place = self.place(id);
        let report = place.and_then(|place| self.reports.get_mut(place));
        report.is_some_and(|report| {
            report.deleted = true;
            report.modified = now;
            true
        })
    }
}
