//! Schemas: what a value may be, whichever keywords say so.

mod branches;
mod facets;
mod kind;
mod merge;
mod shape;
mod tag;

pub(super) use kind::field_type;
pub(super) use merge::{Around, merge};
pub(super) use shape::{Part, Property, Shape};
