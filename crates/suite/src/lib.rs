//! Feature files driven against a target: steps, runner, client, provider
//! states.
//!
//! Read [`run`] first. Every step of every scenario is bound before the first
//! request; what a run does leaves it as
//! [`RunEvent`](countersign_journal::RunEvent)s and in no other way. This
//! crate knows systems by their trait only, and no sandbox.

#![forbid(unsafe_code)]

mod bind;
mod call;
mod claim;
mod clean_up;
mod client;
mod edit;
mod error;
mod feature;
mod listing;
mod order;
mod outline;
mod parcel;
mod patience;
mod phrase;
mod preflight;
mod record;
mod run;
mod scene;
mod secrets;
mod standing;
mod states;
mod statuses;
mod steps;
mod suite;
mod tags;
mod target;
mod unreadable;
mod world;

pub use error::{FeatureProblem, SuiteError};
pub use feature::FeatureText;
pub use preflight::{CODES, Code};
pub use run::{Summary, run};
pub use suite::{Options, Planned, Suite, scenarios};
pub use tags::TagExpression;
pub use target::{Fixtures, Resolve, Target};
