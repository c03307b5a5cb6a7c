//! The [`Pace`] of a scenario: when it sent what.

use countersign_journal::Exchange;

use crate::Sent;

/// Seconds that are waited between two requests, at most.
const LONGEST: u64 = 60;

/// How far a scenario has come, in milliseconds from the start of the run. What
/// a target does in its own time takes as long once more.
pub(super) struct Pace {
    /// When all so far was answered.
    end: u64,
    /// What was waited since, in parts of seconds: not every `sleep` knows them.
    owed: u64,
}

impl Pace {
    /// Of a scenario that begins so.
    pub(super) fn of(first: &Sent) -> Self {
        Self {
            end: first.exchange.started_ms,
            owed: 0,
        }
    }

    /// Whether the exchange began before all others were answered.
    pub(super) fn overlaps(&self, exchange: &Exchange) -> bool {
        exchange.started_ms < self.end
    }

    /// Seconds to wait before the next exchange.
    pub(super) fn pause(&mut self, exchange: &Exchange) -> u64 {
        let began = exchange.started_ms;
        self.owed += began.saturating_sub(self.end).min(LONGEST * 1_000);
        self.end = self.end.max(began.saturating_add(exchange.elapsed_ms));
        let seconds = self.owed / 1_000;
        self.owed %= 1_000;
        seconds
    }
}
