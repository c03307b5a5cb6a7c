//! A [`Share`]: a part of a whole, and what it weighs.

use std::cmp::Ordering;

/// How many of how many, exactly: `2 of 4` is as much as `1 of 2`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Share {
    some: u64,
    /// Never 0.
    of: u64,
}

impl Share {
    /// So many of so many scenarios.
    pub(super) fn new(some: usize, of: usize) -> Self {
        // No machine has more of them than 64 bits count.
        let count = |number| u64::try_from(number).unwrap_or(u64::MAX);
        Self {
            some: count(some),
            of: count(of).max(1),
        }
    }

    /// This share of so many.
    pub(super) fn times(self, many: usize) -> Self {
        let many = u64::try_from(many).unwrap_or(u64::MAX);
        Self {
            some: self.some.saturating_mul(many),
            ..self
        }
    }
}

impl Ord for Share {
    fn cmp(&self, other: &Self) -> Ordering {
        let crossed = |left: &Self, right: &Self| u128::from(left.some) * u128::from(right.of);
        crossed(self, other).cmp(&crossed(other, self))
    }
}

impl PartialOrd for Share {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Share {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Share {}
