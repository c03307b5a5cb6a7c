//! `required`: the member is there, and not null.
//!
//! A value of the wrong kind is there; it breaks `kind`, not this.
//!
//! ```
//! use countersign_validate::{Slot, Text, Validate, from_json, violations};
//! use serde::Deserialize;
//!
//! #[derive(Deserialize, Validate)]
//! struct Note<'a> {
//!     #[serde(borrow, default)]
//!     #[check(required)]
//!     title: Slot<Text<'a>>,
//! }
//!
//! let broken = |text: &'static str| violations(&from_json::<Note>(text.as_bytes()).unwrap());
//! assert!(broken(r#"{"title":""}"#).is_empty());
//! assert_eq!(broken(r#"{}"#)[0].rule, "required");
//! assert_eq!(broken(r#"{"title":null}"#)[0].path, "/title");
//! assert_eq!(broken(r#"{"title":[]}"#)[0].rule, "kind");
//! ```

use crate::{Breach, Member, Path, Report};

/// Checks the member at this path.
pub fn check<M: Member>(member: &M, at: &Path<'_>, report: &mut Report) {
    if !member.is_present() {
        report.breach(at, Breach::Required);
    }
}
