//! `at_least_one_of(a, b, …)`, on the struct: one of these members is there,
//! and not null. `(a, b)` is an alternative of several members, all of which
//! must be there for it to count. The violation stands at the object.
//!
//! ```
//! use countersign_validate::{Slot, Text, Validate, from_json, violations};
//! use serde::Deserialize;
//!
//! #[derive(Deserialize, Validate)]
//! #[check(at_least_one_of(mail, (street, city)))]
//! struct Reachable<'a> {
//!     #[serde(borrow, default)]
//!     mail: Slot<Text<'a>>,
//!     #[serde(borrow, default)]
//!     street: Slot<Text<'a>>,
//!     #[serde(borrow, default)]
//!     city: Slot<Text<'a>>,
//! }
//!
//! let broken = |text: &'static str| violations(&from_json::<Reachable>(text.as_bytes()).unwrap());
//! assert!(broken(r#"{"street":"Main St","city":"Portland"}"#).is_empty());
//! let found = broken(r#"{"street":"Main St"}"#);
//! assert_eq!((found[0].rule, found[0].path.as_str()), ("at_least_one_of", ""));
//! ```

use crate::{Breach, Path, Report};

/// Checks the object at this path: the names of the alternatives, and which of
/// them are there.
pub fn check<const N: usize>(
    names: &[&str; N],
    present: [bool; N],
    at: &Path<'_>,
    report: &mut Report,
) {
    if !present.contains(&true) {
        report.breach(at, Breach::AtLeastOneOf(names));
    }
}
