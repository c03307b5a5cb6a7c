//! Seeded faults: how the sandbox deviates from what its model decides.
//!
//! Read [`Fault`] first. A fault is a file of rules; each says on which
//! requests something is otherwise, and what: the request that is decided
//! on, what happens, or what is answered. [`Deviations`] stands between the
//! writer and the model and carries them out; the model knows nothing of it.

mod called;
mod case;
mod condition;
mod earlier;
mod edit;
mod fault;
mod kind;
mod list;
mod pattern;
mod place;
mod quantity;
mod replacement;
mod request;
mod rule;
mod runtime;
mod text;
mod when;

pub use fault::Fault;
pub(crate) use runtime::{Decided, Deviations};
