//! The [`Sandbox`]: started, asked for its address, stopped.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use countersign_system::{Modelled, System};
use thiserror::Error;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::{JoinHandle, spawn_blocking};

use crate::deviation::Deviations;
use crate::log::{Log, LogError};
use crate::options::Options;
use crate::refusal::Refusals;
use crate::variation::Variation;
use crate::writer::Writer;
use crate::{http, listener};

/// Why a sandbox did not start.
#[derive(Debug, Error)]
pub enum SandboxError {
    /// The port could not be taken.
    #[error("cannot listen on 127.0.0.1:{port}: {source}")]
    Listen {
        /// The port that was asked for.
        port: u16,
        /// What the system said.
        source: io::Error,
    },
    /// The event log could not be opened or replayed.
    #[error("{store}: {source}")]
    Log {
        /// The file, or `memory`.
        store: String,
        /// What is wrong with it.
        source: LogError,
    },
    /// The writer thread could not be started, or ended at once.
    #[error("the sandbox's writer thread did not start: {0}")]
    Thread(io::Error),
}

/// A running reference endpoint on 127.0.0.1. It stops when it is dropped;
/// [`Sandbox::shutdown`] stops it in good order.
#[derive(Debug)]
pub struct Sandbox {
    address: SocketAddr,
    base_path: String,
    stop: oneshot::Sender<()>,
    server: JoinHandle<()>,
    writer: std::thread::JoinHandle<()>,
}

impl Sandbox {
    /// Starts the reference endpoint of a system.
    ///
    /// # Errors
    /// Where the port is taken, or the store cannot be opened, belongs to
    /// another system, or is held by another process.
    pub async fn start(system: Arc<dyn Modelled>, options: Options) -> Result<Self, SandboxError> {
        let Options {
            port,
            store,
            partners,
            settings,
            limits,
            fault,
            vary,
        } = options;
        let variation = vary.map(|vary| Variation::new(vary, system.variations()));
        let settings = match &variation {
            Some(variation) => variation.settings(settings),
            None => settings,
        };
        let base_path = system.base_path().to_owned();
        let refusals = Refusals::of(Arc::clone(&system) as Arc<dyn System>);
        let place = store.to_string();
        let varied = variation.clone();
        let opened = spawn_blocking(move || {
            let log = Log::open(&store, &system.contract().system)?;
            let of = (system.clone(), partners.clone());
            let deviations = Deviations::new(of.0, of.1, fault, varied);
            Writer::new(system, partners, settings, log, deviations)
        });
        let writer = opened
            .await
            .map_err(|error| SandboxError::Thread(error.into()))?
            .map_err(|source| SandboxError::Log {
                store: place,
                source,
            })?;
        let listen = |source| SandboxError::Listen { port, source };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .await
            .map_err(listen)?;
        let address = listener.local_addr().map_err(listen)?;
        let (asker, writer) = writer.start(limits.waiting).map_err(SandboxError::Thread)?;
        let router = http::router(asker, refusals, &limits);
        let (stop, stopped) = oneshot::channel();
        let server = tokio::spawn(listener::serve(
            listener, router, limits, variation, stopped,
        ));
        Ok(Self {
            address,
            base_path,
            stop,
            server,
            writer,
        })
    }

    /// Where it listens: `http://127.0.0.1:PORT`, without a path.
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Where the system's API begins: the base URL with the system's base
    /// path.
    pub fn api_url(&self) -> String {
        format!("{}{}", self.base_url(), self.base_path)
    }

    /// Where provider states are sent.
    pub fn states_url(&self) -> String {
        format!("{}/_states", self.base_url())
    }

    /// Lets open requests end, closes the store, and returns when the port
    /// and the file are free again.
    pub async fn shutdown(self) {
        // An error means that the server has ended by itself.
        _ = self.stop.send(());
        _ = self.server.await;
        let writer = self.writer;
        _ = spawn_blocking(move || writer.join()).await;
    }
}
