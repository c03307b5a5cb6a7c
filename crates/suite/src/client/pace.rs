//! [`Pace`]: when the next request may go out.

use std::cell::Cell;
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

/// When the next request of a run may go out: no sooner than the configured
/// rate allows, and not before the target wants to be asked again.
pub(super) struct Pace {
    /// The least time between two requests.
    spacing: Duration,
    /// The first moment that no request has taken yet.
    next: Cell<Instant>,
    /// Until when the target has asked to be left alone.
    held: Cell<Instant>,
}

impl Pace {
    /// At most this many requests a second; as many as there are, where it is
    /// `None`.
    pub(super) fn new(rate: Option<f64>) -> Self {
        let now = Instant::now();
        // What is no number of requests limits nothing.
        let spacing = rate.and_then(|rate| Duration::try_from_secs_f64(rate.recip()).ok());
        Self {
            spacing: spacing.unwrap_or_default(),
            next: Cell::new(now),
            held: Cell::new(now),
        }
    }

    /// Waits for the next turn.
    pub(super) async fn turn(&self) {
        loop {
            let now = Instant::now();
            let turn = self.next.get().max(now);
            self.next.set(turn + self.spacing);
            if turn > now {
                sleep_until(turn).await;
            }
            // The target may have asked for patience meanwhile.
            if self.held.get() <= Instant::now() {
                return;
            }
        }
    }

    /// Sends nothing for this long. The time that this adds is taken from the
    /// budget; `false`, and nothing done, where there is not enough.
    pub(super) fn hold(&self, wait: Duration, budget: &Cell<Duration>) -> bool {
        let now = Instant::now();
        let Some(until) = now.checked_add(wait) else {
            return false;
        };
        let added = until.saturating_duration_since(self.held.get().max(now));
        let Some(left) = budget.get().checked_sub(added) else {
            return false;
        };
        budget.set(left);
        self.held.set(self.held.get().max(until));
        self.next.set(self.next.get().max(until));
        true
    }
}
