//! `required_if(other)`, `required_if(other = "value")`: the member is there,
//! and not null, where another member of the same struct is, or has this text.
//! The other member may be one of a struct within it: `country.code`.
//!
//! A member of a struct within is required by a rule on the struct that holds
//! them both: `required_if(state.code, country.code = "US")`. It asks nothing
//! where `state` itself is missing.
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
//!
//! Across the structs of an address, by a rule on a member and one on the
//! struct:
//!
//! ```
//! use countersign_validate::{Slot, Text, Validate, from_json, violations};
//! use serde::Deserialize;
//!
//! #[derive(Deserialize, Validate)]
//! #[check(required_if(state.code, country.code = "US"))]
//! struct Address<'a> {
//!     #[serde(borrow, default)]
//!     #[check(required_if(country.code = "US"))]
//!     state: Slot<Place<'a>>,
//!     #[serde(borrow, default)]
//!     country: Slot<Place<'a>>,
//! }
//!
//! #[derive(Deserialize, Validate)]
//! struct Place<'a> {
//!     #[serde(rename = "@code", borrow, default)]
//!     code: Slot<Text<'a>>,
//! }
//!
//! let broken = |text: &'static str| violations(&from_json::<Address>(text.as_bytes()).unwrap());
//! assert!(broken(r#"{"country":{"@code":"DE"}}"#).is_empty());
//! assert_eq!(broken(r#"{"country":{"@code":"US"}}"#)[0].path, "/state");
//! let found = broken(r#"{"country":{"@code":"US"},"state":{}}"#);
//! assert_eq!(found.len(), 1);
//! assert_eq!(found[0].path, "/state/@code");
//! assert_eq!(
//!     found[0].message,
//!     "This is required where `country/@code` is `US`, but missing or null."
//! );
//! ```

use std::fmt;

use crate::{Breach, Member, Path, Report, Textual, Validate};

/// When a member is required. Its text form follows "where".
#[derive(Debug, Clone, Copy)]
pub struct Condition<'a> {
    /// Names in the document of the members on the way to the other one.
    pub names: &'a [&'a str],
    /// The text that it has; any value where there is none.
    pub equals: Option<&'a str>,
}

impl fmt::Display for Condition<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("`")?;
        for (at, name) in self.names.iter().enumerate() {
            if at > 0 {
                f.write_str("/")?;
            }
            f.write_str(name)?;
        }
        match self.equals {
            None => f.write_str("` is given"),
            Some(text) => write!(f, "` is `{text}`"),
        }
    }
}

/// Checks the member at this path, where the condition holds.
pub fn check<M: Member>(member: &M, condition: Condition<'_>, at: &Path<'_>, report: &mut Report) {
    if !member.is_present() {
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

/// The name in the document of a member of this member's struct.
pub fn name<M>(_: &M, ident: &'static str) -> &'static str
where
    M: Member,
    M::Value: Validate,
{
    M::Value::member_name(ident).unwrap_or(ident)
}
