//! [`Patience`]: the time that a run may spend waiting in vain.

use std::cell::Cell;
use std::time::Duration;

/// What a run waits for. Each has a share of the time for itself, lest what one
/// target never does keep a run from waiting for what it does a little later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Awaited {
    /// That the target has done with an order.
    Settled,
    /// That it shows what it has accepted.
    Shown,
    /// That it makes a report.
    News,
    /// That its clock goes on.
    Clock,
    /// That it takes requests again, as it asks for patience.
    Turn,
}

/// What each kind has for itself, in seconds, in the order of [`Awaited`]: one
/// deadline missed, of the default length.
const SHARES: [u64; 5] = [5, 5, 5, 3, 0];

/// What all may take from once their own share is spent, in seconds. With the
/// shares it makes 30, which a run may spend at missed deadlines in all.
const COMMON: u64 = 12;

/// The time that is left.
#[derive(Debug)]
pub(crate) struct Patience {
    shares: [Cell<Duration>; 5],
    common: Cell<Duration>,
    /// Whether a deadline of the kind was missed.
    missed: [Cell<bool>; 5],
    /// Whether it is not waited for any more.
    given_up: [Cell<bool>; 5],
}

impl Patience {
    pub(crate) fn new() -> Self {
        Self {
            shares: SHARES.map(|seconds| Cell::new(Duration::from_secs(seconds))),
            common: Cell::new(Duration::from_secs(COMMON)),
            missed: Default::default(),
            given_up: Default::default(),
        }
    }

    /// How long it may be waited for now. What never came too late may take all
    /// that there is: who sets a long deadline knows a slow target.
    pub(crate) fn left(&self, awaited: Awaited) -> Duration {
        let kind = awaited as usize;
        if self.given_up[kind].get() {
            return Duration::ZERO;
        }
        if self.missed[kind].get() {
            return self.shares[kind].get() + self.common.get();
        }
        self.shares.iter().map(Cell::get).sum::<Duration>() + self.common.get()
    }

    /// Takes what was waited in vain: from the kind's own share, then from what
    /// is common, and from the others' at its first time only.
    pub(crate) fn spend(&self, awaited: Awaited, waited: Duration) {
        let kind = awaited as usize;
        let is_first = !self.missed[kind].replace(true);
        let mut open = take(&self.shares[kind], waited);
        open = take(&self.common, open);
        if is_first {
            self.shares
                .iter()
                .fold(open, |open, share| take(share, open));
        }
    }

    /// Waits for this no more.
    pub(crate) fn give_up(&self, awaited: Awaited) {
        self.given_up[awaited as usize].set(true);
    }
}

/// Takes time from what there is; what could not be taken.
fn take(from: &Cell<Duration>, time: Duration) -> Duration {
    let taken = from.get().min(time);
    from.set(from.get() - taken);
    time - taken
}

/// How long something was waited for in vain, for sentences: to the deadline,
/// or as long as the run had patience.
pub(crate) fn in_vain(waited: Duration, settle: Duration) -> String {
    if waited >= settle {
        return format!("within {} s", settle.as_secs_f32());
    }
    format!(
        "within {:.1} s, and is waited for no longer, as deadlines of {} s were missed before",
        waited.as_secs_f32(),
        settle.as_secs_f32()
    )
}

#[cfg(test)]
mod tests {
    use super::{Awaited, Patience};
    use std::time::Duration;

    const DEADLINE: Duration = Duration::from_secs(5);

    #[test]
    fn what_never_comes_leaves_the_others_their_share() {
        let patience = Patience::new();
        for _ in 0..100 {
            patience.spend(Awaited::News, DEADLINE);
        }
        assert_eq!(patience.left(Awaited::News), Duration::ZERO);
        for _ in 0..100 {
            patience.spend(
                Awaited::Settled,
                patience.left(Awaited::Settled).min(DEADLINE),
            );
        }
        assert!(patience.left(Awaited::Shown) >= DEADLINE);
    }

    #[test]
    fn all_that_is_waited_in_vain_is_bounded() {
        let patience = Patience::new();
        let all = [
            Awaited::Turn,
            Awaited::Settled,
            Awaited::News,
            Awaited::Clock,
            Awaited::Shown,
        ];
        let mut sum = Duration::ZERO;
        for awaited in all.into_iter().cycle().take(50) {
            let waited = patience.left(awaited).min(Duration::from_secs(20));
            patience.spend(awaited, waited);
            sum += waited;
        }
        assert_eq!(sum, Duration::from_secs(30));
    }

    #[test]
    fn what_is_given_up_is_waited_for_no_more() {
        let patience = Patience::new();
        patience.give_up(Awaited::News);
        assert_eq!(patience.left(Awaited::News), Duration::ZERO);
        assert!(patience.left(Awaited::Shown) >= DEADLINE);
    }
}
