//! Spreadshirt: an XML order API with orders, items, reports, adjustments and
//! state machines.
//!
//! Read [`Spreadshirt`] first: it is all that the shared rooms know of this
//! system. [`generated`] are the messages as types, [`xml`] is the wire form,
//! [`model`] is what the sandbox serves.

#![forbid(unsafe_code)]

mod acceptance;
mod asked;
mod assigned;
mod credentials;
mod dress;
#[rustfmt::skip]
pub mod generated;
mod hostile;
mod href;
mod links;
pub mod model;
mod moving;
mod news;
mod sample;
mod search;
mod spreadshirt;
mod status;
mod tree;
mod validation;
mod variation;
mod view;
pub use countersign_xml as xml;
pub use spreadshirt::Spreadshirt;
