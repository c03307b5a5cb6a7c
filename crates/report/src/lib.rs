//! Run events rendered for people and machines.
//!
//! Read [`Sink`] first: what a run has to say arrives there, one
//! [`RunEvent`](countersign_journal::RunEvent) at a time. Sinks that must be
//! live print ([`Journal`], [`console::Plain`], [`console::Tap`]); wrappers
//! decide ([`Tee`], [`InOrder`], [`Strict`], [`Collect`]). What is complete only
//! at the end is a pure function of the collected [`RunReport`]
//! ([`console::summary`]), or of the whole [`Record`] and the [`Reference`]
//! beside it: every [`Format`]. A [`baseline`] says which findings are known.
//! This crate knows no runner, target or system.

#![forbid(unsafe_code)]

pub mod baseline;
mod cause;
mod clause_report;
mod collect;
pub mod compare;
pub mod console;
mod count;
mod cut;
mod digest;
mod duration;
mod feature_line;
mod file;
mod folder;
mod format;
mod headline;
mod in_order;
mod journal;
mod json;
mod latency;
mod reason;
mod record;
mod reference;
mod remark;
mod run_report;
mod script;
mod sink;
mod step_lines;
mod strict;
mod tallies;
mod tee;
mod times;
mod traffic;
mod uuid;

pub use clause_report::ClauseReport;
pub use collect::Collect;
pub use count::counted;
pub use digest::digest;
pub use duration::duration;
pub use file::{WriteError, write_atomically};
pub use folder::{may_replace, remove_made, write_folder_atomically};
pub use format::junit::junit;
pub use format::results::results;
pub use format::{Format, Rendered, format, formats};
pub use in_order::InOrder;
pub use journal::Journal;
pub use record::{Claimed, Record, ScenarioRecord, Sent, Stop};
pub use reference::{
    ClauseReference, FaultReference, MachineReference, Proof, Reference, TransitionReference,
};
pub use run_report::{RunReport, ScenarioReport};
pub use sink::Sink;
pub use strict::{Strict, hardened};
pub use tee::Tee;
