//! What a new contract changes: each difference, rated for clients and for
//! endpoints, with what it makes stale.
//!
//! Read [`diff`] first, then the tables in [`rules`]. Names are paired before
//! anything is compared ([`Renames`](renames::Renames)), so that a contract
//! that was read again from the same page under other names changes nothing
//! on the wire. Where things stand in their pages, and in which order, is no
//! difference.

mod behaviour;
mod body;
mod change;
mod citations;
mod comparison;
mod enumeration;
mod field;
mod member;
mod message;
mod names;
mod operation;
mod pairs;
mod parameter;
mod rating;
mod renames;
pub mod rules;
pub mod stale;
mod system;
mod uses;

pub use self::change::{Change, Stale};
pub use self::rating::{Rating, Rule};

use self::comparison::Comparison;
use self::renames::Renames;
use crate::Contract;

/// All changes from one contract to another: those of the system as a whole,
/// then those of operations, messages, enumerations, machines, clauses and
/// rulings, each in the order of the new contract. Two contracts that differ in
/// nothing but places and order have none.
pub fn diff(old: &Contract, new: &Contract) -> Vec<Change> {
    let mut comparison = Comparison::new(old, new);
    let renames = Renames::of(old, new);
    system::compare(&mut comparison);
    system::bases(&mut comparison, &renames);
    operation::compare(&mut comparison, &renames);
    message::compare(&mut comparison, &renames);
    enumeration::compare(&mut comparison, &renames);
    behaviour::compare_machines(&mut comparison);
    behaviour::compare_clauses(&mut comparison);
    behaviour::compare_rulings(&mut comparison);
    comparison.changes()
}
