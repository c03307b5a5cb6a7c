//! `integer`: a whole number, or a text that holds one in decimal digits, with
//! or without a minus sign: `4`, `4.0`, `"4"`, `"04"`, `"-4"`. As in JSON
//! Schema, a number whose fraction is zero is whole. A text with a plus sign, a
//! blank, a point or an exponent is refused.
//!
//! ```
//! use countersign_validate::{IntegerOrText, Slot, Validate, from_json, violations};
//! use serde::Deserialize;
//!
//! #[derive(Deserialize, Validate)]
//! struct Item<'a> {
//!     #[serde(borrow, default)]
//!     #[check(integer)]
//!     quantity: Slot<IntegerOrText<'a>>,
//! }
//!
//! let broken = |text: &'static str| violations(&from_json::<Item>(text.as_bytes()).unwrap());
//! assert!(broken(r#"{"quantity":4}"#).is_empty());
//! assert!(broken(r#"{"quantity":"4"}"#).is_empty());
//! assert_eq!(broken(r#"{"quantity":4.5}"#)[0].rule, "integer");
//! assert_eq!(broken(r#"{"quantity":"four"}"#)[0].rule, "integer");
//! assert_eq!(broken(r#"{"quantity":true}"#)[0].rule, "kind");
//! ```

use std::fmt::Display;

use serde_json::Number;

use crate::{Breach, IntegerOrText, Member, Path, Report, Text};

/// A value that may be, or hold, a whole number.
pub trait Whole: Display {
    /// Whether it is, or does.
    fn is_whole(&self) -> bool;
}

/// Checks the member at this path.
pub fn check<M>(member: &M, at: &Path<'_>, report: &mut Report)
where
    M: Member,
    M::Value: Whole,
{
    if let Some(value) = member.value().filter(|value| !value.is_whole()) {
        report.breach(at, Breach::Integer(&value.to_string()));
    }
}

impl Whole for Text<'_> {
    fn is_whole(&self) -> bool {
        self.as_str().is_whole()
    }
}

impl Whole for String {
    fn is_whole(&self) -> bool {
        self.as_str().is_whole()
    }
}

impl Whole for &str {
    fn is_whole(&self) -> bool {
        let digits = self.strip_prefix('-').unwrap_or(self);
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    }
}

impl Whole for Number {
    fn is_whole(&self) -> bool {
        self.as_f64().is_some_and(|number| number.fract() == 0.0)
    }
}

impl Whole for IntegerOrText<'_> {
    fn is_whole(&self) -> bool {
        match self {
            Self::Number(number) => number.is_whole(),
            Self::Text(text) => text.is_whole(),
        }
    }
}
