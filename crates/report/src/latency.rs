//! [`Latencies`]: how long the answers of a run took.

use std::collections::BTreeMap;
use std::fmt;

use crate::Record;

/// How long answers took, by what was called.
pub(crate) struct Latencies<'a>(BTreeMap<Called<'a>, Times>);

/// What was called; two systems may call an operation the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Called<'a> {
    /// The system's name.
    pub(crate) system: &'a str,
    /// The operation's id; `None` for requests beside the contract (provider
    /// states).
    pub(crate) operation: Option<&'a str>,
}

/// How long answers took, in milliseconds, and how many requests that were sent
/// had none.
#[derive(Debug, Default)]
pub(crate) struct Times {
    sorted: Vec<u64>,
    unanswered: usize,
}

impl<'a> Latencies<'a> {
    /// Those of all requests of a run that were sent.
    pub(crate) fn of(record: &'a Record) -> Self {
        let mut by_call: BTreeMap<Called<'a>, Times> = BTreeMap::new();
        for (ordinal, scenario) in &record.scenarios {
            let known = record.report.scenarios.get(ordinal);
            let system = known.map_or("", |known| known.system.as_str());
            let sent = scenario.exchanges.iter().map(|sent| &sent.exchange);
            for exchange in sent.filter(|exchange| exchange.was_sent()) {
                let operation = exchange.operation.as_deref();
                let times = by_call.entry(Called { system, operation }).or_default();
                match exchange.response() {
                    Some(_) => times.sorted.push(exchange.elapsed_ms),
                    None => times.unanswered += 1,
                }
            }
        }
        let all = by_call.values_mut();
        all.for_each(|times| times.sorted.sort_unstable());
        Self(by_call)
    }

    /// Each with what was called, by system and operation.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Called<'a>, &Times)> {
        self.0.iter().map(|(called, times)| (*called, times))
    }

    /// Those of operations that were answered at all.
    pub(crate) fn of_operations(&self) -> impl Iterator<Item = (Called<'a>, &Times)> {
        self.iter()
            .filter(|(called, times)| called.operation.is_some() && times.answers() > 0)
    }

    /// All of them together.
    pub(crate) fn together(&self) -> Times {
        let mut all = Times::default();
        for times in self.0.values() {
            all.sorted.extend(&times.sorted);
            all.unanswered += times.unanswered;
        }
        all.sorted.sort_unstable();
        all
    }
}

impl Times {
    /// How many answers there were.
    pub(crate) fn answers(&self) -> usize {
        self.sorted.len()
    }

    /// How many requests had no answer.
    pub(crate) fn unanswered(&self) -> usize {
        self.unanswered
    }

    /// Milliseconds of each answer, the shortest first.
    pub(crate) fn sorted(&self) -> &[u64] {
        &self.sorted
    }

    /// The milliseconds that so many of 100 answers do not exceed (nearest
    /// rank); 0 where there are none.
    pub(crate) fn quantile(&self, percent: usize) -> u64 {
        let rank = (self.sorted.len() * percent).div_ceil(100).max(1);
        self.sorted.get(rank - 1).copied().unwrap_or_default()
    }
}

impl<'a> Called<'a> {
    /// The operation's id, or words for what has none.
    pub(crate) fn name(self) -> &'a str {
        self.operation.unwrap_or("provider states")
    }
}

impl fmt::Display for Called<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.system, self.name())
    }
}
