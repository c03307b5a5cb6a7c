//! The [`Order`] of a scenario's exchanges: what always holds of a record that
//! nobody has touched.

use std::collections::BTreeMap;

use countersign_journal::{Exchange, ExchangeId};

/// Points of time that are cut to whole milliseconds, and their sums, may seem
/// one millisecond further apart than they are.
const CUT: u64 = 1;

/// The exchanges of one scenario, by sequence and time.
///
/// A runner numbers requests as it makes them, and records each as it is
/// answered; some may be under way side by side, but none while a claim is
/// judged, nor from one step to the next. It sends them in the order of their numbers, unless the target has
/// asked it to come back later: then some wait while others go.
#[derive(Debug, Default)]
pub(super) struct Order {
    /// Milliseconds at which each began, by sequence.
    began: BTreeMap<u32, u64>,
    /// The one that ended last, and when.
    last: Option<(ExchangeId, u64)>,
    /// The same as of the last pause, with the highest sequence until then.
    paused: Option<(ExchangeId, u64, u32)>,
}

impl Order {
    /// Takes the next exchange; says what contradicts those before. Whether
    /// the target has asked for patience is told with it.
    pub(super) fn add(
        &mut self,
        ordinal: u32,
        exchange: &Exchange,
        is_held: bool,
    ) -> Result<(), String> {
        let id = exchange.id;
        let began = exchange.started_ms;
        if id.scenario != ordinal {
            return Err(format!("exchange {id} stands in scenario {ordinal}"));
        }
        if id.sequence == 0 {
            return Err(format!("exchange {id} has no number: they count from 1"));
        }
        if self.began.insert(id.sequence, began).is_some() {
            return Err(format!("exchange {id} is recorded twice"));
        }
        let ended = began.saturating_add(exchange.elapsed_ms);
        let last = self.last;
        if last.is_none_or(|(_, end)| end <= ended) {
            self.last = Some((id, ended));
        }
        let before = self.began.range(..id.sequence).next_back();
        let after = self.began.range(id.sequence + 1..).next();
        for (earlier, later) in [
            (before, Some((&id.sequence, &began))),
            (Some((&id.sequence, &began)), after),
        ] {
            let (Some((earlier, first)), Some((later, second))) = (earlier, later) else {
                continue;
            };
            if first > second && !is_held {
                return Err(format!(
                    "exchange {ordinal}.{later} begins at {second} ms, before {ordinal}.{earlier}, \
                     which begins at {first} ms"
                ));
            }
        }
        if let Some((last, end)) = last
            && ended.saturating_add(CUT) < end
        {
            return Err(format!(
                "exchange {id} ends at {ended} ms and is recorded behind {last}, which ends at {end} ms"
            ));
        }
        if let Some((last, end, highest)) = self.paused
            && (began < end || id.sequence <= highest)
        {
            return Err(format!(
                "exchange {id} begins at {began} ms and is recorded behind a claim or a step, before which \
                 {last} ended at {end} ms and {ordinal}.{highest} was sent"
            ));
        }
        Ok(())
    }

    /// Nothing is under way: something is claimed of what was recorded until
    /// now, or a step has ended.
    pub(super) fn pause(&mut self) {
        let highest = self.began.last_key_value();
        self.paused = self
            .last
            .zip(highest)
            .map(|((last, end), (highest, _))| (last, end, *highest));
    }

    /// What contradicts the scenario as a whole, which took so many
    /// milliseconds.
    pub(super) fn finish(&self, ordinal: u32, elapsed_ms: u64) -> Vec<String> {
        let mut faults = Vec::new();
        let gap = (1..)
            .zip(self.began.keys())
            .find(|(due, sequence)| due != *sequence);
        if let Some((due, next)) = gap {
            faults.push(format!(
                "exchange {ordinal}.{due} is missing: {ordinal}.{next} is recorded"
            ));
        }
        let first = self.began.values().min();
        if let (Some(first), Some((last, end))) = (first, self.last)
            && end - first > elapsed_ms.saturating_add(CUT)
        {
            faults.push(format!(
                "exchange {last} ends {} ms after the first begins, and the scenario took {elapsed_ms} ms",
                end - first
            ));
        }
        faults
    }
}
