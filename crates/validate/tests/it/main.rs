//! The crate at its boundary: a document in, violations out.

mod allocation;
mod borrowing;
mod cases;
mod message;
mod round_trip;
