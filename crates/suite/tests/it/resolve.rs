//! Names that lead where the configuration says.

use std::net::SocketAddr;

use countersign_suite::Resolve;

use crate::bench::Bench;
use crate::model::honest;
use crate::runs;

/// A name that no resolver knows is looked for at the configured address; the
/// target still hears its name.
#[tokio::test]
async fn a_name_of_ones_own() {
    let peer = honest().await;
    let mut bench = Bench::new(runs::FEATURE, "http://orders.test".to_owned());
    bench.target.resolve = Some(Resolve {
        host: "orders.test".to_owned(),
        address: SocketAddr::from(([127, 0, 0, 1], peer.port())),
    });
    let ran = bench.run().await;
    assert!(peer.connections() > 10);
    assert!(ran.exchanges().iter().all(|it| it.response().is_some()));
    let heard = peer.heard();
    assert!(
        heard
            .iter()
            .all(|it| it.header("host").as_deref() == Some("orders.test"))
    );
}

/// What counts as this machine is this machine, whatever a resolver says.
#[tokio::test]
async fn localhost_is_this_machine() {
    for host in ["localhost", "orders.localhost"] {
        let peer = honest().await;
        let url = format!("http://{host}:{}", peer.port());
        let ran = Bench::new(runs::FEATURE, url).run().await;
        assert!(
            ran.exchanges().iter().all(|it| it.response().is_some()),
            "{host}"
        );
    }
}
