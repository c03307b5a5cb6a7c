//! The reference endpoint: HTTP and durable storage around a system's pure
//! model.
//!
//! Read [`Sandbox`] first. Requests reach the model through one [`writer`]
//! thread, which stores what happened in an event [`log`] before it answers,
//! and lets the model do what is due of itself; [`http`] is the rim. On start
//! the log is replayed. Between writer and model stand seeded [`Fault`]s and
//! legal variations ([`Vary`]), of which the model knows nothing.

#![forbid(unsafe_code)]

mod clock;
mod delivery;
mod deviation;
mod http;
mod listener;
mod log;
mod options;
mod probe;
mod refusal;
mod sandbox;
mod variation;
mod writer;

pub use deviation::Fault;
pub use log::LogError;
pub use options::{Limits, Options, Store};
pub use probe::Probe;
pub use sandbox::{Sandbox, SandboxError};
pub use variation::{Vary, knobs};
