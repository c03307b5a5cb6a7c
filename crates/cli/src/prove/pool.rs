//! All cases, on as many threads as there are cores.

use std::num::NonZero;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use futures::StreamExt as _;
use indicatif::{ProgressBar, ProgressStyle};

use super::case::Case;
use super::drive::drive;
use super::outcome::Outcome;
use crate::error::Failure;

/// Cases that one thread has in hand at a time: they wait more than they
/// compute.
const IN_HAND: usize = 4;

/// Drives all cases, in their order as far as there is room; `jobs` at a time.
pub(super) fn run(cases: Vec<Case>, jobs: Option<usize>) -> Result<Vec<Outcome>, Failure> {
    let bar = ProgressBar::new(cases.len() as u64);
    if let Ok(style) = ProgressStyle::with_template("proving {bar:30} {pos}/{len}  {elapsed}") {
        bar.set_style(style);
    }
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let threads = jobs.map_or(cores, |jobs| jobs.min(cores)).max(1);
    let in_hand = jobs.map_or(IN_HAND, |jobs| jobs.div_ceil(threads));
    let waiting = Arc::new(Mutex::new(cases.into_iter()));
    let workers: Vec<_> = (0..threads)
        .map(|_| {
            let (waiting, bar) = (waiting.clone(), bar.clone());
            thread::spawn(move || work(&waiting, in_hand, &bar))
        })
        .collect();
    let mut outcomes = Vec::new();
    for worker in workers {
        let done = worker
            .join()
            .map_err(|_| Failure::harness("a thread of the proof panicked, see above"))?;
        outcomes.extend(done?);
    }
    bar.finish_and_clear();
    Ok(outcomes)
}

/// One thread: takes the next case until there is none.
fn work(
    waiting: &Mutex<std::vec::IntoIter<Case>>,
    in_hand: usize,
    bar: &ProgressBar,
) -> Result<Vec<Outcome>, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::harness(format!("cannot start the runtime: {error}")))?;
    let next = || {
        waiting
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .next()
    };
    let outcomes = futures::stream::iter(std::iter::from_fn(next))
        .map(|case| async {
            let outcome = drive(case).await;
            bar.inc(1);
            outcome
        })
        .buffer_unordered(in_hand)
        .collect::<Vec<_>>();
    runtime.block_on(outcomes).into_iter().collect()
}
