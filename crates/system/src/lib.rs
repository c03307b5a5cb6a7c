//! What a system under contract must tell the shared rooms about itself.
//!
//! Read [`System`] first. The shared rooms (check, suite, sandbox) know a
//! system only through it; a new system is a new implementation and nothing
//! else. This crate does no I/O.

#![forbid(unsafe_code)]

mod credentials;
mod form;
mod instant;
mod knob;
mod model;
mod news;
mod sample;
mod search;
mod system;
mod view;

pub use countersign_place::Position;
pub use credentials::{Carrier, Credentials, Secret};
pub use form::Form;
pub use instant::Instant;
pub use knob::{Chance, Knob, Occasion};
pub use model::{Command, Event, Model, Reply, Settings};
pub use news::{Change, News, StatusChange};
pub use sample::{Plan, Unique};
pub use search::{Criteria, Search};
pub use system::{Acceptance, LineOutcome, Modelled, ProviderState, System, Unreadable};
pub use view::{Fact, Scalar, View, at_key};
