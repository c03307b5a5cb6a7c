//! How a sandbox is to be started: [`Options`].

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use countersign_system::Settings;

use crate::deviation::Fault;
use crate::variation::Vary;

/// How a sandbox is to be started. Its debug form leaves the secrets out.
#[derive(Clone, Default)]
pub struct Options {
    /// Port on 127.0.0.1; 0, the default, takes a free one.
    pub port: u16,
    /// Where events are kept.
    pub store: Store,
    /// The secrets of each partner, in the order of the system's
    /// `System::secrets`. A partner is known by its place: a store that is
    /// used again expects its partners in the same order.
    pub partners: Vec<Vec<String>>,
    /// How the model behaves where the pages leave it open.
    pub settings: Settings,
    /// What any peer may cost.
    pub limits: Limits,
    /// How it deviates from what the pages say.
    pub fault: Option<Fault>,
    /// Which freedoms it takes that the pages leave.
    pub vary: Option<Vary>,
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("port", &self.port)
            .field("store", &self.store)
            .field("partners", &self.partners.len())
            .field("settings", &self.settings)
            .field("limits", &self.limits)
            .field("fault", &self.fault.as_ref().map(|fault| &fault.name))
            .field("vary", &self.vary)
            .finish()
    }
}

/// Where events are kept.
#[derive(Debug, Clone, Default)]
pub enum Store {
    /// In memory, until the sandbox stops.
    #[default]
    Memory,
    /// In an SQLite file, which is made where it does not exist.
    File(PathBuf),
}

impl fmt::Display for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Memory => f.write_str("memory"),
            Self::File(path) => path.display().fmt(f),
        }
    }
}

/// Bounds on what any peer may cost.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Largest body in bytes; a larger one is answered 413.
    pub body: usize,
    /// Connections served at a time; further ones wait.
    pub connections: usize,
    /// Commands that may wait for the writer; further ones wait outside.
    pub waiting: usize,
    /// How long the head of a request may take, idle time included.
    pub head: Duration,
    /// How long a body may take; a slower one is answered 408.
    pub body_time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body: 2 * 1024 * 1024,
            connections: 1024,
            waiting: 256,
            head: Duration::from_secs(60),
            body_time: Duration::from_secs(30),
        }
    }
}
