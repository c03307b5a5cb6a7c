//! The same seed and run id give the same requests and the same verdicts,
//! however busy the machine is.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use countersign_journal::{Exchange, RunEvent};

use crate::bench::{Bench, Ran};
use crate::model::honest;
use crate::runs;

/// What was sent, by scenario, and what became of each.
type Told = BTreeMap<u32, Vec<String>>;

fn told(ran: &Ran) -> Told {
    let mut told = Told::new();
    for exchange in ran.exchanges() {
        let Exchange { id, request, .. } = exchange;
        let path = request.url.splitn(4, '/').nth(3).unwrap_or_default();
        let sent = format!("{} {path} {}", request.method, request.body.to_text());
        told.entry(id.scenario).or_default().push(sent);
    }
    for event in &ran.events {
        if let RunEvent::ScenarioFinished {
            ordinal, verdict, ..
        } = event
        {
            told.entry(*ordinal).or_default().push(verdict.to_string());
        }
    }
    // Requests that a step makes at once are told in the order of their ends.
    for sent in told.values_mut() {
        sent.sort_unstable();
    }
    told
}

/// Keeps every core busy for as long as it lives.
struct Load(Arc<AtomicBool>);

impl Load {
    fn new() -> Self {
        let is_over = Arc::new(AtomicBool::new(false));
        let cores = thread::available_parallelism().map_or(2, usize::from);
        for _ in 0..2 * cores {
            let is_over = is_over.clone();
            thread::spawn(move || {
                while !is_over.load(Ordering::Relaxed) {
                    std::hint::spin_loop();
                }
            });
        }
        Self(is_over)
    }
}

impl Drop for Load {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

async fn once(jobs: usize) -> Told {
    let peer = honest().await;
    let mut bench = Bench::new(runs::FEATURE, peer.url());
    bench.jobs = jobs;
    told(&bench.run().await)
}

/// Forty rounds under load: about as many as ten seconds are enough for in a
/// debug build, on two cores that do nothing else.
#[tokio::test]
async fn the_same_seed_is_the_same_run_forty_times() {
    let calm = once(1).await;
    let _load = Load::new();
    for round in 0..40 {
        assert_eq!(once(1 + round % 16).await, calm, "round {round}");
    }
}
