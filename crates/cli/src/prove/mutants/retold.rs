//! Records that are retold: other requests were made, and what was recorded is
//! numbered and timed as it would have been, so that only what checks look at
//! tells it from the original.

use std::collections::BTreeMap;

use countersign_journal::{Exchange, ExchangeId, RunEvent};

use super::mutation::called;

/// The role under which the standing checks know every exchange.
const ALL: &str = "all";

/// The exchange at this place has never been: later ones move down by one, and
/// no claim names it.
pub(super) fn without(record: &mut Vec<RunEvent>, place: usize) -> Option<()> {
    let gone = called(record.get(place)?)?.id;
    record.remove(place);
    let moved = |id: ExchangeId| match id.sequence.cmp(&gone.sequence) {
        std::cmp::Ordering::Less => Some(id),
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some(ExchangeId {
            sequence: id.sequence - 1,
            ..id
        }),
    };
    for event in record {
        match event {
            RunEvent::Exchanged { exchange, .. } => {
                exchange.id = moved(exchange.id)?;
                exchange.again_of = exchange.again_of.and_then(moved);
            }
            RunEvent::Claimed { claim, .. } => renamed(&mut claim.exchanges, moved),
            _ => {}
        }
    }
    Some(())
}

/// What happened at this place happens once more behind all others, with the
/// next free number, which is given back; the standing checks know of it.
pub(super) fn once_more(record: &mut Vec<RunEvent>, place: usize) -> Option<ExchangeId> {
    let exchanges = || record.iter().filter_map(exchange);
    let last = record.iter().rposition(|event| exchange(event).is_some())?;
    let ended = |exchange: &Exchange| exchange.started_ms.saturating_add(exchange.elapsed_ms);
    let mut again = called(record.get(place)?)?.clone();
    again.id.sequence = exchanges()
        .map(|one| one.id.sequence)
        .max()?
        .checked_add(1)?;
    again.started_ms = exchanges().map(ended).max()?;
    again.again_of = None;
    let (id, longer) = (again.id, again.elapsed_ms);
    let ordinal = record.get(last)?.ordinal()?;
    let exchange = again;
    record.insert(last + 1, RunEvent::Exchanged { ordinal, exchange });
    for event in &mut record[last + 2..] {
        match event {
            RunEvent::Claimed { claim, .. } => {
                if let Some(all) = claim.exchanges.get_mut(ALL) {
                    all.push(id);
                }
            }
            RunEvent::ScenarioFinished { elapsed_ms, .. } => *elapsed_ms += longer,
            _ => {}
        }
    }
    Some(id)
}

/// What happened at the one place happened at the other; numbers and times
/// stay. `None` where that is the same.
pub(super) fn exchanged(record: &mut [RunEvent], one: usize, other: usize) -> Option<()> {
    let (first, second) = (
        called(&record[one])?.clone(),
        called(&record[other])?.clone(),
    );
    let told = |exchange: &Exchange| (exchange.request.clone(), exchange.outcome.clone());
    if told(&first) == told(&second) {
        return None;
    }
    for (place, from) in [(one, second), (other, first)] {
        if let RunEvent::Exchanged { exchange, .. } = &mut record[place] {
            *exchange = Exchange {
                id: exchange.id,
                started_ms: exchange.started_ms,
                elapsed_ms: exchange.elapsed_ms,
                again_of: exchange.again_of,
                ..from
            };
        }
    }
    Some(())
}

fn exchange(event: &RunEvent) -> Option<&Exchange> {
    match event {
        RunEvent::Exchanged { exchange, .. } => Some(exchange),
        _ => None,
    }
}

fn renamed(
    roles: &mut BTreeMap<String, Vec<ExchangeId>>,
    moved: impl Fn(ExchangeId) -> Option<ExchangeId>,
) {
    for ids in roles.values_mut() {
        *ids = ids.iter().copied().filter_map(&moved).collect();
    }
}
