//! `items(min = …, max = …)`: how many elements a list has. Either end may be
//! left out.
//!
//! ```
//! use countersign_validate::{Slot, Text, Validate, from_json, violations};
//! use serde::Deserialize;
//!
//! #[derive(Deserialize, Validate)]
//! struct Search<'a> {
//!     #[serde(borrow, default)]
//!     #[check(items(min = 1))]
//!     statuses: Slot<Vec<Slot<Text<'a>>>>,
//! }
//!
//! let broken = |text: &'static str| violations(&from_json::<Search>(text.as_bytes()).unwrap());
//! assert!(broken(r#"{"statuses":["delivered"]}"#).is_empty());
//! assert_eq!(broken(r#"{"statuses":[]}"#)[0].rule, "items");
//! // An element is always required.
//! assert_eq!(broken(r#"{"statuses":[null]}"#)[0].path, "/statuses/0");
//! ```

use crate::breach::Bounds;
use crate::{Breach, Listed, Member, Path, Report};

/// Checks the member at this path.
pub fn check<M>(
    member: &M,
    min: Option<usize>,
    max: Option<usize>,
    at: &Path<'_>,
    report: &mut Report,
) where
    M: Member,
    M::Value: Listed,
{
    let Some(elements) = member.value().and_then(Listed::elements) else {
        return;
    };
    let seen = elements.len();
    let bounds = Bounds { min, max, seen };
    if !bounds.hold() {
        report.breach(at, Breach::Items(bounds));
    }
}
