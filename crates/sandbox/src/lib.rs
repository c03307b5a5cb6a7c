//! The reference endpoint: HTTP and durable storage around a system's pure
//! model.
//!
//! Read [`Sandbox`] first. Requests reach the model through one [`writer`]
//! thread, which stores what happened in an event [`log`] before it answers,
//! and lets the model do what is due of itself; [`http`] is the rim. On start
//! the log is replayed.

#![forbid(unsafe_code)]

mod clock;
mod http;
mod listener;
mod log;
mod options;
mod refusal;
mod sandbox;
mod writer;

pub use log::LogError;
pub use options::{Limits, Options, Store};
pub use sandbox::{Sandbox, SandboxError};
