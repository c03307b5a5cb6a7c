//! Mutants of journals: what was recorded of scenarios that passed is edited,
//! and judged again. A suite whose verdicts rest on what was seen must then
//! come to others.

mod change;
mod equivalence;
mod kind;
mod mutation;
mod proof;

use std::sync::Arc;
use std::thread;

use crate::error::Failure;
use countersign_check::Replay;
use countersign_journal::{RunEvent, Verdict};
use countersign_system::{Chance, System};
use mutation::Mutation;
use proof::Survivor;
pub(in crate::prove) use proof::{BAR, MutantProof};

/// A scenario that tells more than this is left out: judging it over and over
/// would take too long.
const LARGEST: usize = 400 * 1024;

/// So many threads judge mutants.
const THREADS: usize = 2;

/// How often each scenario's record is mutated: more often where nothing is
/// to be left out.
pub(in crate::prove) fn times(full: bool) -> u64 {
    if full { 40 } else { 6 }
}

/// Mutates the records of scenarios that passed, so many times each.
pub(in crate::prove) fn mutants(
    system: &Arc<dyn System>,
    records: Vec<Vec<RunEvent>>,
    times: u64,
) -> Result<MutantProof, Failure> {
    let named = records
        .into_iter()
        .map(|record| (scenario(&record), record));
    let mut records: Vec<(String, Vec<RunEvent>)> = named.collect();
    records.sort_by(|(left, _), (right, _)| left.cmp(right));
    let part = records.len().div_ceil(THREADS).max(1);
    thread::scope(|scope| {
        let parts = records.chunks(part);
        let workers: Vec<_> = parts
            .map(|part| scope.spawn(move || of_part(system, part, times)))
            .collect();
        let mut proof = MutantProof::default();
        for worker in workers {
            let done = worker
                .join()
                .map_err(|_| Failure::harness("judging a mutant panicked, see above"))?;
            proof.add(done);
        }
        Ok(proof)
    })
}

fn of_part(
    system: &Arc<dyn System>,
    records: &[(String, Vec<RunEvent>)],
    times: u64,
) -> MutantProof {
    let mut proof = MutantProof::default();
    for (name, record) in records {
        if !judged_alike(system, record) {
            // What is not judged as it was recorded can't show anything.
            proof.unlike.push(name.clone());
            continue;
        }
        proof.scenarios += 1;
        for time in 0..times {
            let mut chance = Chance::new(time, 0, name);
            let Some(mutation) = telling(system, record, &mut chance) else {
                continue;
            };
            let count = proof.by_kind.entry(mutation.kind).or_default();
            if is_killed(system, &mutation.record) {
                count.killed += 1;
            } else if equivalence::is_equivalent(&**system, record, &mutation) {
                count.equivalent += 1;
            } else {
                count.survived += 1;
                proof.survivors.push(Survivor {
                    scenario: name.clone(),
                    what: mutation.what,
                });
            }
        }
    }
    proof
}

/// A mutation by chance; another where the first says the same as the original:
/// of what targets tell of their own accord there is much.
fn telling(system: &Arc<dyn System>, record: &[RunEvent], chance: &mut Chance) -> Option<Mutation> {
    let first = Mutation::of(&**system, record, chance)?;
    if !equivalence::is_equivalent(&**system, record, &first) {
        return Some(first);
    }
    Mutation::of(&**system, record, chance)
}

/// Whether a record that passed is of a size that can be judged over and over.
pub(in crate::prove) fn is_small(record: &[RunEvent]) -> bool {
    let size = |event: &RunEvent| match event {
        RunEvent::Exchanged { exchange, .. } => {
            let answered = exchange.response().map_or(0, |answer| answer.body.0.len());
            exchange.request.body.0.len() + answered
        }
        _ => 0,
    };
    record.iter().map(size).sum::<usize>() < LARGEST
}

/// Whether a record is judged as it was.
fn judged_alike(system: &Arc<dyn System>, record: &[RunEvent]) -> bool {
    let mut replay = Replay::new([system.clone()]);
    let taken = record
        .iter()
        .all(|event| replay.take(event.clone()).is_ok());
    taken && replay.differences().is_empty() && replay.faults().is_empty()
}

/// Whether judging a record again comes to a verdict other than passed.
fn is_killed(system: &Arc<dyn System>, record: &[RunEvent]) -> bool {
    let mut replay = Replay::new([system.clone()]);
    let mut worst = Verdict::Passed;
    for event in record {
        let Ok(events) = replay.take(event.clone()) else {
            return true;
        };
        for event in events {
            if let RunEvent::ScenarioFinished { verdict, .. } = event {
                worst = worst.max(verdict);
            }
        }
    }
    worst != Verdict::Passed || !replay.faults().is_empty()
}

/// The name of a record's scenario.
fn scenario(record: &[RunEvent]) -> String {
    record
        .iter()
        .find_map(|event| match event {
            RunEvent::ScenarioStarted { scenario, .. } => Some(scenario.0.clone()),
            _ => None,
        })
        .unwrap_or_default()
}
