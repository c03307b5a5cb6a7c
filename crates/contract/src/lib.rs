//! Pages, rulings and clauses of a partner's documentation, read into one
//! checked [`Contract`].
//!
//! Read [`Contract`] first: everything else in the project is derived from
//! it. This crate does no I/O: texts come in, a contract or a list of
//! positioned [`Problem`]s goes out.

#![forbid(unsafe_code)]

mod clause;
mod clauses;
mod contract;
mod declared;
pub mod diff;
mod entries;
mod example;
mod facet;
mod field;
mod fields;
mod instances;
mod machine;
mod markdown;
mod merge;
mod namespace;
mod operation;
mod page;
mod path;
mod problem;
mod read;
mod ruling;
mod rulings;
mod text;
mod wiki;

pub use clause::{Basis, Clause, ClauseSource, Modality};
pub use contract::{Contract, Enumeration};
pub use diff::diff;
pub use facet::Facet;
pub use field::{Condition, Field, Kind, Message, Requirement};
pub use instances::Instance;
pub use machine::{State, StateMachine, Transition};
pub use namespace::Namespace;
pub use operation::{Body, Effect, Method, Operation, Parameter, Response, Shape};
pub use page::{is_plural, kebab, singular};
pub use path::{FieldPath, Segment};
pub use problem::{Problem, Source};
pub use read::{CLAUSES, PAGES, RULINGS, is_page, read};
pub use ruling::Ruling;
