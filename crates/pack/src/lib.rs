//! A system without Rust of its own: its contract is walked at run time.
//!
//! Read [`Pack`] first: it is to the shared rooms what a system's own crate
//! is. [`Judge`] says of messages what validators derived from the same
//! contract would say. This crate does no I/O: whoever has a pack's folder
//! reads it and hands over the contract and [`Settings`].

#![forbid(unsafe_code)]

mod assigned;
pub mod batch;
mod credentials;
mod entity;
mod fields;
mod fit;
mod hostile;
mod judge;
mod node;
mod pack;
mod sample;
mod search;
mod settings;
mod view;
mod wire;

pub use batch::Batch;
pub use fit::Fit;
pub use judge::Judge;
pub use pack::Pack;
pub use settings::{EntitySettings, SearchSettings, SecretSettings, Settings};
