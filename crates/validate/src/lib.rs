#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

// So that what the derive macro writes (`::countersign_validate::…`) resolves
// in this crate's own tests too.
extern crate self as countersign_validate;

mod anything;
mod breach;
mod facet;
mod integer_or_text;
mod json;
mod kinds;
mod member;
mod one_or_list;
mod path;
mod report;
pub mod rules;
pub mod schema;
mod slot;
mod text;
mod tree;
mod validate;

pub use anything::Anything;
pub use breach::{Bounds, Breach};
pub use countersign_validate_derive::Validate;
pub use facet::{Listed, Numeric, Textual};
pub use integer_or_text::IntegerOrText;
pub use json::{Unreadable, from_json};
pub use kinds::Kinds;
pub use member::{Member, Presence};
pub use one_or_list::{OneOrList, TextOrList};
pub use path::Path;
pub use report::{Report, Violation};
pub use serde_json::Number;
pub use slot::Slot;
pub use text::Text;
pub use tree::from_tree;
pub use validate::{Validate, violations};
