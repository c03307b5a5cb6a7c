//! A [`Part`] of a run: which of its scenarios one machine takes.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::{self, Write as _};
use std::str::FromStr;

use countersign_journal::Shard;
use countersign_report::digest;
use countersign_suite::{Planned, Suite};

use crate::codes;
use crate::error::Failure;
use crate::timings::Timings;

/// More parts than anyone has machines.
const MOST: u32 = 1000;

/// Which part of a run is asked for: `2/5`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Part {
    index: u32,
    of: u32,
}

impl FromStr for Part {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parsed = text.split_once('/').and_then(|(index, of)| {
            Some(Self {
                index: index.parse().ok()?,
                of: of.parse().ok()?,
            })
        });
        parsed
            .filter(|part| (1..=MOST).contains(&part.of) && (1..=part.of).contains(&part.index))
            .ok_or_else(|| format!("a part is written I/N, I from 1 to N, N at most {MOST}: 2/5"))
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.index, self.of)
    }
}

/// A suite and the ordinal of its first scenario within the run.
pub(crate) struct Placed {
    pub(crate) first: u32,
    pub(crate) suite: Suite,
}

impl Placed {
    /// Suites one after the other.
    pub(crate) fn all(suites: Vec<Suite>) -> Vec<Self> {
        let mut first = 1;
        let place = |suite: Suite| {
            let placed = Self { first, suite };
            first += placed.suite.scenarios();
            placed
        };
        suites.into_iter().map(place).collect()
    }

    /// The ordinals of its scenarios within the run.
    pub(crate) fn ordinals(&self) -> impl Iterator<Item = u32> {
        self.suite
            .planned()
            .iter()
            .map(|planned| self.ordinal(planned))
    }

    fn ordinal(&self, planned: &Planned) -> u32 {
        planned.ordinal + self.first - 1
    }
}

/// Scenarios that stay together, and how long they take.
struct Unit<'a> {
    weight: u64,
    /// Name of the first of them.
    name: &'a str,
    ordinals: Vec<u32>,
}

/// Leaves one part of the scenarios. Every part of a run comes to the same
/// division: the longest goes first, to whoever has the least to do.
pub(crate) fn part(placed: &mut [Placed], part: Part, timings: &Timings) -> Result<Shard, Failure> {
    let mut units = units(placed, timings);
    if units.len() < part.of as usize {
        return Err(Failure::usage(
            format!(
                "--shard {part} leaves parts without a scenario: there are {} to be parted, those \
                 of a system that run alone or in turn counted as one",
                units.len()
            ),
            format!("ask for {} parts at most, or select more", units.len()),
        )
        .coded(codes::TOO_MANY_PARTS));
    }
    units.sort_by(|left, right| {
        (Reverse(left.weight), left.name).cmp(&(Reverse(right.weight), right.name))
    });
    let mut loads: BTreeMap<u32, u64> = (1..=part.of).map(|index| (index, 0)).collect();
    let mut takers = BTreeMap::new();
    for unit in &units {
        // Of equals the first.
        let least = loads.iter_mut().min_by_key(|(_, load)| **load);
        if let Some((index, load)) = least {
            *load = load.saturating_add(unit.weight);
            takers.extend(unit.ordinals.iter().map(|ordinal| (*ordinal, *index)));
        }
    }
    let shard = Shard {
        index: part.index,
        of: part.of,
        scenarios: placed.iter().map(|placed| placed.suite.scenarios()).sum(),
        plan: plan(placed, &takers, part.of),
    };
    for placed in placed {
        let first = placed.first;
        placed
            .suite
            .retain(|planned| takers.get(&(planned.ordinal + first - 1)) == Some(&part.index));
    }
    Ok(shard)
}

/// What can be parted. Of a system, the scenarios that run one at a time or
/// alone stay together: what one takes, another lacks, on another machine too.
fn units<'a>(placed: &'a [Placed], timings: &Timings) -> Vec<Unit<'a>> {
    let mut units = Vec::new();
    for placed in placed {
        let mut serial: Option<Unit<'a>> = None;
        for planned in placed.suite.planned() {
            let weight = timings.of(&planned.scenario);
            let ordinal = placed.ordinal(planned);
            if !planned.is_tagged("in-turn") && !planned.is_tagged("alone") {
                units.push(Unit {
                    weight,
                    name: &planned.scenario.0,
                    ordinals: vec![ordinal],
                });
                continue;
            }
            let unit = serial.get_or_insert(Unit {
                weight: 0,
                name: &planned.scenario.0,
                ordinals: Vec::new(),
            });
            unit.weight = unit.weight.saturating_add(weight);
            unit.ordinals.push(ordinal);
        }
        units.extend(serial);
    }
    units
}

/// A number that parts of the same division share, and no others: it follows
/// from every scenario and who takes it.
fn plan(placed: &[Placed], takers: &BTreeMap<u32, u32>, of: u32) -> u64 {
    let mut text = format!("{of}\n");
    for placed in placed {
        for planned in placed.suite.planned() {
            let ordinal = placed.ordinal(planned);
            let taker = takers.get(&ordinal).copied().unwrap_or_default();
            let _ = writeln!(text, "{ordinal} {taker} {}", planned.scenario);
        }
    }
    digest(&text)
}

#[cfg(test)]
mod tests {
    use super::Part;

    #[test]
    fn a_part_is_one_of_many() {
        assert_eq!("2/5".parse(), Ok(Part { index: 2, of: 5 }));
        for text in [
            "", "2", "0/5", "6/5", "1/0", "-1/5", "1/1001", "1/2/3", "a/b",
        ] {
            assert!(text.parse::<Part>().is_err(), "{text}");
        }
    }
}
