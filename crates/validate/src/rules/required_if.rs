//! `required_if(other)`, `required_if(other = "value")`: the member is there,
//! and not null, where another member of the same struct is, or has this text.
//!
//! ```
//! use countersign_validate::{Slot, Text, Validate, from_json, violations};
//! use serde::Deserialize;
//!
//! #[derive(Deserialize, Validate)]
//! struct Parcel<'a> {
//!     #[serde(borrow, default)]
//!     kind: Slot<Text<'a>>,
//!     #[serde(borrow, default)]
//!     #[check(required_if(kind = "gift"))]
//!     message: Slot<Text<'a>>,
//! }
//!
//! let broken = |text: &'static str| violations(&from_json::<Parcel>(text.as_bytes()).unwrap());
//! assert!(broken(r#"{"kind":"plain"}"#).is_empty());
//! assert!(broken(r#"{"kind":"gift","message":"Enjoy"}"#).is_empty());
//! assert_eq!(broken(r#"{"kind":"gift"}"#)[0].path, "/message");
//! ```

use crate::{Breach, Member, Path, Report, Textual};

/// Checks the member at this path; `condition` describes when it `holds`, in
/// words that follow "where".
pub fn check<M: Member>(
    member: &M,
    holds: bool,
    condition: &str,
    at: &Path<'_>,
    report: &mut Report,
) {
    if holds && !member.is_present() {
        report.breach(at, Breach::RequiredIf(condition));
    }
}

/// Whether the member holds exactly this text.
pub fn is<M>(member: &M, text: &str) -> bool
where
    M: Member,
    M::Value: Textual,
{
    member.value().and_then(Textual::text) == Some(text)
}
