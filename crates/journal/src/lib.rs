//! The record of a run: what was sent and received, what was claimed of it,
//! and what was found.
//!
//! Read [`RunEvent`] first: it is the only road out of a run, and a journal
//! is a list of them, one JSON object a line. This crate does no I/O.

#![forbid(unsafe_code)]

mod beginning;
mod claim;
mod curl;
mod event;
mod exchange;
mod exit;
mod finding;
mod origin;
mod outline;
mod patience;
mod redact;
mod selection;

pub use claim::{Claim, ClauseId};
pub use event::{Notice, RunEvent, ScenarioId, Shard, Step, Tally};
pub use exchange::{Actor, Bytes, Exchange, ExchangeId, Outcome, Request, Response};
pub use exit::ExitCode;
pub use finding::{Finding, Verdict};
pub use origin::{with_distance, with_origin, without_asides};
pub use outline::OutlineRow;
pub use patience::RetryAfter;
pub use redact::Redactor;
pub use selection::Selection;
