//! [`Probe`]: endpoints that know nothing of any system, for showing that a
//! suite is not content with them.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::{Request, Response, StatusCode};
use tokio::net::{TcpListener, TcpSocket};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::listener;
use crate::options::Limits;

/// What an endpoint does that knows nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Habit {
    /// Nobody listens.
    Dead,
    /// Every connection is closed at once.
    Closing,
    /// Every answer has this status and no body.
    Status(u16),
    /// Every answer is what was sent.
    Echo,
    /// Every request has made something, so they say.
    Created,
}

/// All probes, by name.
const HABITS: &[(&str, Habit)] = &[
    ("dead", Habit::Dead),
    ("closing", Habit::Closing),
    ("empty-200", Habit::Status(200)),
    ("created-201", Habit::Created),
    ("empty-400", Habit::Status(400)),
    ("empty-401", Habit::Status(401)),
    ("empty-404", Habit::Status(404)),
    ("empty-409", Habit::Status(409)),
    ("empty-500", Habit::Status(500)),
    ("echo", Habit::Echo),
];

/// Connections that may wait to be taken.
const BACKLOG: u32 = 1024;

/// Largest body that is echoed.
const LARGEST: usize = 4 * 1024 * 1024;

/// A running endpoint on 127.0.0.1 that knows nothing of any system.
#[derive(Debug)]
pub struct Probe {
    address: SocketAddr,
    /// Dropped, it ends the server.
    _stop: oneshot::Sender<()>,
    server: Option<JoinHandle<()>>,
    /// The port of one that is dead: bound, so that nobody else gets it, and
    /// without a listener, so that connections are refused.
    _held: Option<TcpSocket>,
}

impl Probe {
    /// The names of all probes.
    pub fn names() -> impl Iterator<Item = &'static str> {
        HABITS.iter().map(|(name, _)| *name)
    }

    /// Starts the probe of this name.
    ///
    /// # Errors
    /// Where no port is to be had, or no probe has this name.
    pub async fn start(name: &str) -> io::Result<Self> {
        let habit = HABITS.iter().find(|(known, _)| *known == name);
        let (_, habit) = habit.ok_or_else(|| {
            io::Error::new(
                io::ErrorKind::NotFound,
                format!("there is no probe `{name}`"),
            )
        })?;
        let socket = TcpSocket::new_v4()?;
        socket.bind((Ipv4Addr::LOCALHOST, 0).into())?;
        let address = socket.local_addr()?;
        let (stop, stopped) = oneshot::channel();
        if *habit == Habit::Dead {
            return Ok(Self {
                address,
                _stop: stop,
                server: None,
                _held: Some(socket),
            });
        }
        let listener = socket.listen(BACKLOG)?;
        let server = match habit {
            Habit::Closing => tokio::spawn(close(listener, stopped)),
            habit => {
                let router = router(*habit);
                let limits = Limits::default();
                tokio::spawn(listener::serve(listener, router, limits, None, stopped))
            }
        };
        Ok(Self {
            address,
            _stop: stop,
            server: Some(server),
            _held: None,
        })
    }

    /// Where it listens, or, for one that is dead, where it would.
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }
}

impl Drop for Probe {
    fn drop(&mut self) {
        if let Some(server) = self.server.take() {
            server.abort();
        }
    }
}

async fn close(listener: TcpListener, mut stopped: oneshot::Receiver<()>) {
    loop {
        tokio::select! {
            _ = &mut stopped => return,
            accepted = listener.accept() => drop(accepted),
        }
    }
}

fn router(habit: Habit) -> Router {
    Router::new().fallback(move |request: Request<Body>| async move {
        let (head, body) = request.into_parts();
        let sent = to_bytes(body, LARGEST).await.unwrap_or_default();
        let kind = head.headers.get(CONTENT_TYPE).cloned();
        let (status, kind, body) = match habit {
            Habit::Status(status) => (status, None, Bytes::new()),
            Habit::Created => (201, None, Bytes::new()),
            Habit::Echo | Habit::Dead | Habit::Closing => (200, kind, sent),
        };
        let mut response = Response::new(Body::from(body));
        *response.status_mut() = StatusCode::from_u16(status).unwrap_or_default();
        if let Some(kind) = kind {
            response.headers_mut().insert(CONTENT_TYPE, kind);
        }
        if habit == Habit::Created
            && let Ok(location) = format!("{}/1", head.uri.path()).try_into()
        {
            response.headers_mut().insert(LOCATION, location);
        }
        response
    })
}
