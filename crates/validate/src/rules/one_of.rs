//! `one_of("a", "b", …)`: the text is one of these, compared exactly.
//!
//! ```
//! use countersign_validate::{Slot, Text, Validate, from_json, violations};
//! use serde::Deserialize;
//!
//! #[derive(Deserialize, Validate)]
//! struct Search<'a> {
//!     #[serde(borrow, default)]
//!     #[check(each(one_of("approved", "on-hold")))]
//!     statuses: Slot<Vec<Slot<Text<'a>>>>,
//! }
//!
//! let broken = |text: &'static str| violations(&from_json::<Search>(text.as_bytes()).unwrap());
//! assert!(broken(r#"{"statuses":["on-hold","approved"]}"#).is_empty());
//! assert_eq!(broken(r#"{"statuses":["approved","On-Hold"]}"#)[0].path, "/statuses/1");
//! ```

use crate::{Breach, Member, Path, Report, Textual};

/// Checks the member at this path.
pub fn check<M>(member: &M, allowed: &[&str], at: &Path<'_>, report: &mut Report)
where
    M: Member,
    M::Value: Textual,
{
    let Some(seen) = member.value().and_then(Textual::text) else {
        return;
    };
    if !allowed.contains(&seen) {
        report.breach(at, Breach::OneOf { allowed, seen });
    }
}
