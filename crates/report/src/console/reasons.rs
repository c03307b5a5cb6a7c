//! The [`Reasons`] for which scenarios did not pass, each told once.

use std::collections::{BTreeMap, HashMap};

use countersign_journal::Verdict;

use super::reported;
use crate::baseline::Fingerprint;
use crate::reason::kind;

/// Reasons that are told; of more, scenarios are only counted.
const MOST: usize = 20;
/// Scenarios that are named for each.
const NAMED: u32 = 3;
/// Characters of a reason.
const REASON: usize = 400;

/// How a scenario is told.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// It is only counted.
    No,
    /// By its name.
    Bare,
    /// By its name, for the reason of this number, which was told before.
    Again(usize),
    /// By its name, with the reason and the number that it gets.
    First(usize, String),
}

/// The reasons that were told so far, and how many scenarios of the topic under
/// way were not named. It takes the same room however many there are.
#[derive(Debug, Default)]
pub(super) struct Reasons {
    /// By what they say: the number, and how many scenarios were named for it.
    known: HashMap<Fingerprint, (usize, u32)>,
    /// How many scenarios of the topic were not named, by the number of the
    /// reason; `None` where it has none.
    unnamed: BTreeMap<(Verdict, Option<usize>), u64>,
}

impl Reasons {
    /// How a scenario is told that has this verdict for this reason.
    pub(super) fn name(&mut self, verdict: Verdict, reason: Option<&str>) -> Named {
        let reason = reason.unwrap_or("no finding says why");
        let next = self.known.len() + 1;
        let told = match self.known.get_mut(&kind(reason)) {
            Some((number, named)) => {
                *named = named.saturating_add(1);
                if *named <= NAMED {
                    return Named::Again(*number);
                }
                Some(*number)
            }
            None if next <= MOST => {
                self.known.insert(kind(reason), (next, 1));
                return Named::First(next, reported(reason, REASON));
            }
            None => None,
        };
        *self.unnamed.entry((verdict, told)).or_default() += 1;
        Named::No
    }

    /// Whether every reason of the topic under way was told.
    pub(super) fn are_told(&self) -> bool {
        self.unnamed.keys().all(|(_, number)| number.is_some())
    }

    /// How many were not named since the last topic, in words.
    pub(super) fn end_topic(&mut self) -> Vec<String> {
        let unnamed = std::mem::take(&mut self.unnamed).into_iter();
        let lines = unnamed.map(|((verdict, number), count)| match number {
            Some(number) => format!("{count} more {verdict} for reason {number}"),
            None => format!("{count} more {verdict} for reasons of their own"),
        });
        lines.collect()
    }
}
