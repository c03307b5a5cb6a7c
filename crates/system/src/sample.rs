//! What a sample message should hold: a [`Plan`], and [`Unique`] values.

use std::collections::BTreeMap;

use crate::knob::mix;

/// How a sample is to be made.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// The entity's key: the purchase order number.
    pub key: String,
    /// Elements of each list by field path (`lineItems` → 2); 1 where absent.
    pub counts: BTreeMap<String, usize>,
    /// Keys of a list's elements in their order, by the element's path
    /// (`lineItems[n]` → the recipe set ids of the order's line items),
    /// whatever a message calls them. Samples make their own where there are
    /// too few.
    pub keys: BTreeMap<String, Vec<String>>,
    /// Whether optional fields are filled too.
    pub full: bool,
    /// The id that the target gave the entity, where it has given one.
    pub id: Option<String>,
    /// Ids that the target gave the elements of lists, in the order of
    /// `keys`, by the same path.
    pub ids: BTreeMap<String, Vec<String>>,
    /// The status that a change asks for.
    pub status: Option<String>,
    /// Whether a change names the entity as a whole and none of its elements.
    pub whole: bool,
    /// The partner that sends it, by its public name; empty where partners
    /// have none.
    pub partner: String,
    /// What the message is to be like, in the system's own words (`linking an
    /// article`).
    pub variants: Vec<String>,
    /// What exists at the target beforehand, by the configuration's key
    /// (`shop`); samples know defaults.
    pub fixtures: BTreeMap<String, String>,
}

impl Plan {
    /// How many elements the list at this path gets.
    pub fn count(&self, list: &str) -> usize {
        self.counts.get(list).copied().unwrap_or(1)
    }
}

/// A source of values that differ from each other within a scenario and from
/// those of other scenarios and runs.
#[derive(Debug, Clone)]
pub struct Unique {
    /// Digits that name the run and the scenario.
    stem: u64,
    next: u64,
}

impl Unique {
    /// A source for the scenario of this ordinal in the run of this number.
    pub fn new(run: u64, scenario: u32) -> Self {
        Self {
            stem: run.wrapping_mul(100_003).wrapping_add(u64::from(scenario)),
            next: 0,
        }
    }

    /// The next ordinal, from 1.
    pub fn ordinal(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    /// Eight letters and digits, beginning with a letter other than `U`.
    pub fn code(&mut self) -> String {
        const LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRSTVWXYZ";
        const ALL: &[u8] = b"0123456789ABCDEFGHJKLMNPQRSTVWXYZ";
        let mut mixed = mix(self.stem ^ mix(self.ordinal()));
        let mut pick = |from: &[u8]| {
            let digit = from[usize::try_from(mixed % from.len() as u64).unwrap_or(0)];
            mixed /= from.len() as u64;
            char::from(digit)
        };
        std::iter::once(pick(LETTERS))
            .chain((0..7).map(|_| pick(ALL)))
            .collect()
    }

    /// Decimal digits, as many as asked for (at most 18).
    pub fn digits(&mut self, count: u32) -> String {
        let mixed = mix(self.stem ^ mix(self.ordinal()));
        let modulus = 10_u64.pow(count.min(18));
        format!("{:0width$}", mixed % modulus, width = count as usize)
    }

    /// A number in a range, ends included.
    pub fn number(&mut self, low: u64, high: u64) -> u64 {
        low + mix(self.stem ^ mix(self.ordinal())) % (high - low + 1)
    }
}
