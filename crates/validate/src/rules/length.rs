//! `length(min = …, max = …)`: how many characters a text has, counted as
//! JSON Schema counts them: Unicode scalar values. Either end may be left out.
//!
//! ```
//! use countersign_validate::{Slot, Text, Validate, from_json, violations};
//! use serde::Deserialize;
//!
//! #[derive(Deserialize, Validate)]
//! struct Address<'a> {
//!     #[serde(borrow, default)]
//!     #[check(length(min = 2, max = 2))]
//!     country: Slot<Text<'a>>,
//! }
//!
//! let broken = |text: &'static str| violations(&from_json::<Address>(text.as_bytes()).unwrap());
//! assert!(broken(r#"{"country":"ÅÄ"}"#).is_empty());
//! assert_eq!(broken(r#"{"country":"USA"}"#)[0].rule, "length");
//! ```

use crate::breach::Bounds;
use crate::{Breach, Member, Path, Report, Textual};

/// Checks the member at this path.
pub fn check<M>(
    member: &M,
    min: Option<usize>,
    max: Option<usize>,
    at: &Path<'_>,
    report: &mut Report,
) where
    M: Member,
    M::Value: Textual,
{
    let Some(text) = member.value().and_then(Textual::text) else {
        return;
    };
    let seen = text.chars().count();
    let bounds = Bounds { min, max, seen };
    if !bounds.hold() {
        report.breach(at, Breach::Length(bounds));
    }
}
