//! Spectrum: a JSON order API, its types, samples, views and reference model.
//!
//! Read [`Spectrum`] first: it is all that the shared rooms know of this
//! system. [`generated`] are the messages as types, [`model`] is what the
//! sandbox serves.

#![forbid(unsafe_code)]

mod acceptance;
mod fields;
#[rustfmt::skip]
pub mod generated;
pub mod model;
mod sample;
mod spectrum;
mod validation;
mod values;
mod variation;
mod view;

pub use spectrum::Spectrum;
