//! `date`: an ISO 8601 calendar date that exists, alone: `2022-01-31`,
//! `20220131`.
//!
//! ```
//! use countersign_validate::{Slot, Text, Validate, from_json, violations};
//! use serde::Deserialize;
//!
//! #[derive(Deserialize, Validate)]
//! struct Person<'a> {
//!     #[serde(borrow, default)]
//!     #[check(date)]
//!     born: Slot<Text<'a>>,
//! }
//!
//! let broken = |text: &'static str| violations(&from_json::<Person>(text.as_bytes()).unwrap());
//! assert!(broken(r#"{"born":"2000-02-29"}"#).is_empty());
//! assert_eq!(broken(r#"{"born":"2001-02-29"}"#)[0].rule, "date");
//! assert_eq!(broken(r#"{"born":"2001-02-28T12:00"}"#)[0].rule, "date");
//! ```

use super::date_time::{Form, Separator, form};
use crate::{Breach, Member, Path, Report, Textual};

/// Checks the member at this path.
pub fn check<M>(member: &M, at: &Path<'_>, report: &mut Report)
where
    M: Member,
    M::Value: Textual,
{
    let Some(text) = member.value().and_then(Textual::text) else {
        return;
    };
    if form(text, Separator::T) != Some(Form::Date) {
        report.breach(at, Breach::Date(text));
    }
}
