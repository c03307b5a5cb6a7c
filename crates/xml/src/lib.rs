//! The XML wire form of contracts: documents to trees and back.
//!
//! A tree is a [`serde_json::Value`]: an object whose one member is the root
//! element. Elements are members by their local name, attributes by `@name`
//! (`@xlink:href`: the contract's prefix, whatever the document's), and the
//! text of an element that holds anything else besides is its member
//! `text()`. All scalars are texts. What the contract calls a list is an
//! array, also of one; so is what is repeated. What the contract does not
//! name is left out, except inside an element that is open to it.
//!
//! Read [`read()`] first. [`Shapes`] are what the contract says of the form.
//! This crate does no I/O.

#![forbid(unsafe_code)]

mod attributes;
mod declaration;
mod decoded;
mod element;
mod encoding;
mod fault;
mod name;
mod places;
mod read;
mod root;
mod scope;
mod shapes;
mod write;
mod xpath;

pub use places::places;
pub use read::read;
pub use root::wrong_root;
pub use shapes::Shapes;
pub use write::write;
pub use xpath::xpath;

/// The member of an object that holds the element's character content.
pub const TEXT: &str = "text()";
