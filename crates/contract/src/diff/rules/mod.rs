//! The table of all kinds of change: a [`Rule`] each, one file a noun.
//!
//! *Clients* are rated as they were written to the old contract, before an
//! endpoint of the new one: what they send must still be taken, what they are
//! answered still be understood. *Endpoints* likewise, before clients and
//! judges of the new contract: what these send must be taken, and what is
//! answered must be what they expect. Either is taken to pass over a member
//! that it does not know, as readers of extensible messages do.

mod behaviour;
mod field;
mod message;
mod operation;
mod parameter;
mod system;
mod unjudged;

pub(super) use self::behaviour::*;
pub(super) use self::field::*;
pub(super) use self::message::*;
pub(super) use self::operation::*;
pub(super) use self::parameter::*;
pub(super) use self::system::*;
pub(super) use self::unjudged::*;

use super::rating::Rule;

/// All rules, in the order of the tables.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    [
        self::system::ALL,
        self::operation::ALL,
        self::parameter::ALL,
        self::message::ALL,
        self::field::ALL,
        self::unjudged::ALL,
        self::behaviour::ALL,
    ]
    .into_iter()
    .flatten()
    .copied()
}
