//! `range(min = …, max = …)`: between which numbers a number lies, or the
//! number that a text holds; both ends are included, either may be left out.
//! Numbers are compared as doubles. A text that holds no number is left to
//! [`integer`](super::integer).
//!
//! ```
//! use countersign_validate::{IntegerOrText, Slot, Validate, from_json, violations};
//! use serde::Deserialize;
//!
//! #[derive(Deserialize, Validate)]
//! struct Item<'a> {
//!     #[serde(borrow, default)]
//!     #[check(range(min = 1))]
//!     quantity: Slot<IntegerOrText<'a>>,
//! }
//!
//! let broken = |text: &'static str| violations(&from_json::<Item>(text.as_bytes()).unwrap());
//! assert!(broken(r#"{"quantity":1}"#).is_empty());
//! assert_eq!(broken(r#"{"quantity":"0"}"#)[0].rule, "range");
//! ```

use crate::breach::Bounds;
use crate::{Breach, Member, Numeric, Path, Report};

/// Checks the member at this path.
pub fn check<M>(member: &M, min: Option<f64>, max: Option<f64>, at: &Path<'_>, report: &mut Report)
where
    M: Member,
    M::Value: Numeric,
{
    let Some(seen) = member.value().and_then(Numeric::number) else {
        return;
    };
    let bounds = Bounds { min, max, seen };
    if !bounds.hold() {
        report.breach(at, Breach::Range(bounds));
    }
}
