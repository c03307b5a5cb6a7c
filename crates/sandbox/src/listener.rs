//! The accept loop: a bounded number of connections, each with a bounded
//! time for the head of its requests.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, oneshot};
use tokio::task::JoinSet;

use crate::delivery::Ending;
use crate::options::Limits;
use crate::variation::Variation;

/// How long open requests may go on once the sandbox is told to stop.
const GRACE: Duration = Duration::from_secs(5);

/// How long to wait after the system refused to accept (no more file
/// descriptors, say).
const BREATH: Duration = Duration::from_millis(50);

/// Serves until told to stop, or until the teller is dropped.
pub(crate) async fn serve(
    listener: TcpListener,
    router: Router,
    limits: Limits,
    variation: Option<Variation>,
    mut stop: oneshot::Receiver<()>,
) {
    let graceful = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(limits.connections.max(1)));
    let mut connections = JoinSet::new();
    let mut count = 0;
    loop {
        // Those that have ended need not be remembered.
        while connections.try_join_next().is_some() {}
        let accepted = tokio::select! {
            _ = &mut stop => break,
            accepted = accept(&listener, &places) => accepted,
        };
        let Some((stream, place)) = accepted else {
            tokio::time::sleep(BREATH).await;
            continue;
        };
        // Small answers should not wait for more; failing to say so is harmless.
        _ = stream.set_nodelay(true);
        count += 1;
        let title_case = variation
            .as_ref()
            .is_some_and(|variation| variation.title_case(count));
        let service = Ending(TowerToHyperService::new(router.clone()));
        let connection = http1::Builder::new()
            .title_case_headers(title_case)
            .timer(TokioTimer::new())
            .header_read_timeout(limits.head)
            .serve_connection(TokioIo::new(stream), service);
        let connection = graceful.watch(connection);
        connections.spawn(async move {
            // What a peer does wrong is its own affair.
            _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    _ = tokio::time::timeout(GRACE, graceful.shutdown()).await;
    connections.shutdown().await;
}

async fn accept(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> Option<(tokio::net::TcpStream, tokio::sync::OwnedSemaphorePermit)> {
    let place = Arc::clone(places).acquire_owned().await.ok()?;
    let (stream, _) = listener.accept().await.ok()?;
    Some((stream, place))
}
