//! The run's id decides what is sent.

use std::collections::BTreeSet;

use proptest::prelude::*;

use crate::bench::Bench;
use crate::model::honest;
use crate::peer::Heard;

/// What one run of this id sends to an honest peer, but for the port.
fn sent(run_id: u64) -> Vec<Heard> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let peer = honest().await;
        let mut bench = Bench::new(crate::runs::FEATURE, peer.url());
        bench.run_id = run_id;
        bench.run().await;
        let port = format!("127.0.0.1:{}", peer.port());
        let mut heard = peer.heard();
        for request in &mut heard {
            request.head = request.head.replace(&port, "HOST");
        }
        // What is sent at once arrives in any order.
        heard.sort_by_key(Heard::text);
        heard
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    /// The same run id gives the same requests, another one other numbers;
    /// each number holds the run's id and is one that every target takes.
    #[test]
    fn the_run_id_decides_what_is_sent(run_id in 1_u64..1_000_000_000_000, step in 1_u64..1000) {
        let requests = sent(run_id);
        prop_assert!(requests.len() > 20);
        prop_assert_eq!(&requests, &sent(run_id));
        let (here, there) = (numbers(&requests), numbers(&sent(run_id + step)));
        prop_assert!(here.len() >= 12, "{:?}", here);
        prop_assert!(here.is_disjoint(&there), "{:?} {:?}", here, there);
        for number in here {
            prop_assert!(number.contains(&run_id.to_string()), "{}", number);
            let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
            prop_assert!(number.len() <= 30 && number.chars().all(plain), "{}", number);
        }
    }
}

/// The numbers of all orders that requests submit.
fn numbers(requests: &[Heard]) -> BTreeSet<String> {
    let bodies = requests
        .iter()
        .filter_map(|heard| serde_json::from_slice::<serde_json::Value>(&heard.body).ok());
    bodies
        .filter_map(|body| Some(body.get("purchaseOrderNumber")?.as_str()?.to_owned()))
        .collect()
}
