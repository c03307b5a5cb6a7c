//! `not_empty`: the text has a character, the list an element.
//!
//! ```
//! use countersign_validate::{Slot, TextOrList, Validate, from_json, violations};
//! use serde::Deserialize;
//!
//! #[derive(Deserialize, Validate)]
//! struct Item<'a> {
//!     #[serde(borrow, default)]
//!     #[check(not_empty)]
//!     sku: Slot<TextOrList<'a>>,
//! }
//!
//! let broken = |text: &'static str| violations(&from_json::<Item>(text.as_bytes()).unwrap());
//! assert!(broken(r#"{"sku":"A"}"#).is_empty());
//! assert_eq!(broken(r#"{"sku":""}"#)[0].rule, "not_empty");
//! assert_eq!(broken(r#"{"sku":[]}"#)[0].rule, "not_empty");
//! ```

use crate::{Breach, IntegerOrText, Member, OneOrList, Path, Report, Text, Textual};

/// A value that may be empty.
pub trait Emptiable {
    /// Whether it is.
    fn is_empty(&self) -> bool;
}

/// Checks the member at this path.
pub fn check<M>(member: &M, at: &Path<'_>, report: &mut Report)
where
    M: Member,
    M::Value: Emptiable,
{
    if member.value().is_some_and(Emptiable::is_empty) {
        report.breach(at, Breach::NotEmpty);
    }
}

impl Emptiable for Text<'_> {
    fn is_empty(&self) -> bool {
        self.as_str().is_empty()
    }
}

impl Emptiable for String {
    fn is_empty(&self) -> bool {
        self.as_str().is_empty()
    }
}

impl Emptiable for &str {
    fn is_empty(&self) -> bool {
        str::is_empty(self)
    }
}

impl Emptiable for IntegerOrText<'_> {
    fn is_empty(&self) -> bool {
        self.text().is_some_and(str::is_empty)
    }
}

impl<T> Emptiable for Vec<T> {
    fn is_empty(&self) -> bool {
        self.as_slice().is_empty()
    }
}

impl<T: Emptiable> Emptiable for OneOrList<T> {
    fn is_empty(&self) -> bool {
        match self {
            Self::One(one) => one.is_empty(),
            Self::List(list) => list.is_empty(),
        }
    }
}
