//! How long the answers of an operation took in two runs.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::Record;
use crate::latency::{Latencies, Times};

/// Fewer answers than this say nothing of an operation.
const LEAST: usize = 20;

/// A shift is one where the two samples are of one distribution with a
/// probability below 0.001: the two-sided quantile of the normal distribution.
const BEYOND: f64 = 3.29;

/// A shift is one where the median moves by a quarter, at least.
const RATIO: f64 = 1.25;

/// How long the answers of an operation took in two runs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Latency {
    /// The system and the operation's id.
    pub operation: String,
    /// In the old run.
    pub old: Sample,
    /// In the new run.
    pub new: Sample,
    /// The shift, where it is beyond noise.
    pub shift: Option<Shift>,
}

/// How long answers took, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Sample {
    /// How many there were.
    pub count: usize,
    /// Half of them took no longer.
    pub p50: u64,
    /// 95 of 100 took no longer.
    pub p95: u64,
}

/// A shift of the median beyond noise: by a quarter at least, and with the two
/// samples of one distribution at a probability below 0.001 (Mann and Whitney
/// 1947, normal approximation with correction for ties).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Shift {
    /// Answers take longer.
    Slower,
    /// Answers take less long.
    Faster,
}

/// The latencies of every operation that both runs called.
pub(super) fn of(old: &Record, new: &Record) -> Vec<Latency> {
    let (old, new) = (Latencies::of(old), Latencies::of(new));
    let after: BTreeMap<_, _> = new.of_operations().collect();
    let both = old.of_operations().filter_map(|(called, old)| {
        let new = after.get(&called)?;
        Some(Latency {
            operation: called.to_string(),
            old: Sample::of(old),
            new: Sample::of(new),
            shift: shift(old, new),
        })
    });
    both.collect()
}

impl Sample {
    /// The figures of answers.
    pub(super) fn of(times: &Times) -> Self {
        Self {
            count: times.answers(),
            p50: times.quantile(50),
            p95: times.quantile(95),
        }
    }
}

fn shift(old: &Times, new: &Times) -> Option<Shift> {
    if old.answers() < LEAST || new.answers() < LEAST {
        return None;
    }
    // Times are whole milliseconds: half of one is what 0 may be.
    let median = |times: &Times| times.quantile(50) as f64 + 0.5;
    let ratio = median(new) / median(old);
    let z = z(old.sorted(), new.sorted());
    if z >= BEYOND && ratio >= RATIO {
        Some(Shift::Slower)
    } else if z <= -BEYOND && ratio <= 1.0 / RATIO {
        Some(Shift::Faster)
    } else {
        None
    }
}

/// The standard score of the rank sum of the new sample; positive where it is
/// the greater one.
fn z(old: &[u64], new: &[u64]) -> f64 {
    let mut all: Vec<(u64, bool)> = old.iter().map(|time| (*time, false)).collect();
    all.extend(new.iter().map(|time| (*time, true)));
    all.sort_unstable();
    let (mut rank_sum, mut ties, mut ranked) = (0.0, 0.0, 0.0);
    for group in all.chunk_by(|left, right| left.0 == right.0) {
        let size = group.len() as f64;
        let rank = ranked + (size + 1.0) / 2.0;
        rank_sum += rank * group.iter().filter(|(_, is_new)| *is_new).count() as f64;
        ties += size * size * size - size;
        ranked += size;
    }
    let (first, second) = (old.len() as f64, new.len() as f64);
    let total = first + second;
    let expected = second * (total + 1.0) / 2.0;
    let variance = first * second / 12.0 * (total + 1.0 - ties / (total * (total - 1.0)));
    if variance <= 0.0 {
        return 0.0;
    }
    (rank_sum - expected) / variance.sqrt()
}
