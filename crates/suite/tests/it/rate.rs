//! The load that a run puts on a host.

use crate::bench::Bench;
use crate::model::honest;
use crate::runs;

/// However many scenarios run side by side, requests keep their distance.
#[tokio::test]
async fn requests_keep_their_distance() {
    let peer = honest().await;
    let mut bench = Bench::new(runs::FEATURE, peer.url());
    bench.jobs = 16;
    bench.target.rate = Some(100.0);
    let ran = bench.run().await;
    let exchanges = ran.exchanges();
    let mut started: Vec<u64> = exchanges.iter().map(|it| it.started_ms).collect();
    started.sort_unstable();
    assert!(started.len() > 10, "{started:?}");
    // Ten milliseconds, told in whole ones; a late one does not bring the next
    // nearer than its own turn.
    let (first, last) = (started[0], started[started.len() - 1]);
    let least = 10 * (started.len() as u64 - 1) - 10;
    assert!(last - first >= least, "{started:?}");
}
