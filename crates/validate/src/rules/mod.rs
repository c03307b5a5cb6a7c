//! The rules, one file each. Every rule looks through a
//! [`Member`](crate::Member): it judges a value that is there, and only
//! [`required`], [`required_if`] and [`at_least_one_of`] judge what is not.
//! Null is as good as absent, so it is fine for a member that is not required.
//!
//! There is one more rule, `kind`, which no attribute names: a value of a kind
//! that the member's type does not read always breaks it.

pub mod at_least_one_of;
pub mod date;
pub mod date_time;
pub mod integer;
pub mod items;
pub mod length;
pub mod not_empty;
pub mod one_of;
pub mod pattern;
pub mod range;
pub mod required;
pub mod required_if;
