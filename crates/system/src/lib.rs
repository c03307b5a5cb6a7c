//! What a system under contract must tell the shared rooms about itself.
//!
//! Read [`System`] first. The shared rooms (check, suite, sandbox) know a
//! system only through it; a new system is a new implementation and nothing
//! else. This crate does no I/O.

#![forbid(unsafe_code)]

mod instant;
mod model;
mod sample;
mod system;
mod view;

pub use instant::Instant;
pub use model::{Command, Event, Model, Reply};
pub use sample::{Plan, Unique};
pub use system::{
    Acceptance, Carrier, Change, Credentials, Criteria, LineOutcome, News, ProviderState, Search,
    Secret, Settings, StatusChange, System, Unreadable,
};
pub use view::{Fact, Scalar, View};
