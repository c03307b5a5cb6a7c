//! `date_time`: an ISO 8601 date, or date and time, that exists;
//! `date_time(blank)` takes a blank in place of the `T` too (`2011-08-03
//! 08:14:00Z`), as RFC 3339 (5.6) does.
//!
//! The time may have 1 to 9 digits of fraction, and end in an offset
//! (`-05:00`, `-0500`, `-05`), in `Z`, in the offset of an unknown local time
//! (`-00:00`), or in nothing. Of the forms of ISO 8601-1:2019 these are the
//! calendar dates (5.2.2) and the times of day with at least hours (5.3),
//! extended or basic; jiff judges what exists. Refused, although jiff reads
//! it: a blank in place of the `T` (unless asked to take it), years of other than four digits, offsets
//! with seconds or of a day and more, and a time zone's name in brackets,
//! which are not of that standard.
//!
//! ```
//! use countersign_validate::{Slot, Text, Validate, from_json, violations};
//! use serde::Deserialize;
//!
//! #[derive(Deserialize, Validate)]
//! struct Order<'a> {
//!     #[serde(borrow, default)]
//!     #[check(date_time)]
//!     placed: Slot<Text<'a>>,
//! }
//!
//! let broken = |placed: &str| {
//!     let text = format!(r#"{{"placed":"{placed}"}}"#);
//!     violations(&from_json::<Order>(text.as_bytes()).unwrap()).len()
//! };
//! assert_eq!(broken("2022-01-31T13:15:05.2151663-05:00"), 0);
//! assert_eq!(broken("2022-02-02T00:00:00.00000-00:00"), 0);
//! assert_eq!(broken("2021-05-01T13:31:21.057"), 0);
//! assert_eq!(broken("2022-01-31"), 0);
//! assert_eq!(broken("2022-02-31T13:15:05Z"), 1);
//! assert_eq!(broken("8/6/2019 4:05PM"), 1);
//! assert_eq!(broken("tomorrow"), 1);
//! ```
//!
//! ```
//! use countersign_validate::{Slot, Text, Validate, from_json, violations};
//! use serde::Deserialize;
//!
//! #[derive(Deserialize, Validate)]
//! struct Report<'a> {
//!     #[serde(borrow, default)]
//!     #[check(date_time)]
//!     created: Slot<Text<'a>>,
//!     #[serde(borrow, default)]
//!     #[check(date_time(blank))]
//!     modified: Slot<Text<'a>>,
//! }
//!
//! let broken = |at: &str| {
//!     let text = format!(r#"{{"created":"{at}","modified":"{at}"}}"#);
//!     let found = violations(&from_json::<Report>(text.as_bytes()).unwrap());
//!     found.into_iter().map(|found| found.path).collect::<Vec<_>>()
//! };
//! assert!(broken("2011-08-03T08:14:00Z").is_empty());
//! assert_eq!(broken("2011-08-03 08:14:00Z"), ["/created"]);
//! assert_eq!(broken("2011-08-03 08:14:00.5-05:00"), ["/created"]);
//! assert_eq!(broken("2011-08-03  08:14:00Z"), ["/created", "/modified"]);
//! assert_eq!(broken("2011-08-03 "), ["/created", "/modified"]);
//! assert_eq!(broken("2011-02-31 08:14:00Z"), ["/created", "/modified"]);
//! ```

use jiff::fmt::temporal::DateTimeParser;

use crate::{Breach, Member, Path, Report, Textual};

/// What may stand between a date and its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separator {
    /// The `T` of ISO 8601.
    T,
    /// The `T`, or a blank.
    TOrBlank,
}

impl Separator {
    fn takes(self, byte: u8) -> bool {
        byte == b'T' || (self == Self::TOrBlank && byte == b' ')
    }
}

/// Checks the member at this path.
pub fn check<M>(member: &M, separator: Separator, at: &Path<'_>, report: &mut Report)
where
    M: Member,
    M::Value: Textual,
{
    let Some(text) = member.value().and_then(Textual::text) else {
        return;
    };
    if form(text, separator).is_none() {
        report.breach(at, Breach::DateTime(text));
    }
}

/// Which of the two forms a text has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// A date alone.
    Date,
    /// A date and a time.
    DateTime,
}

/// The form of an ISO 8601 date, or date and time, that exists.
///
/// jiff says what exists; what stands before it refuses the rest of what jiff
/// reads, by the places where the characters in question could stand.
pub(crate) fn form(text: &str, separator: Separator) -> Option<Form> {
    let bytes = text.as_bytes();
    // The longest is `2022-01-31T13:15:05.123456789+00:00`, of 35 bytes.
    if bytes.len() > 35 || !bytes.first()?.is_ascii_digit() {
        return None;
    }
    let date = if *bytes.get(4)? == b'-' { 10 } else { 8 };
    let form = match bytes.get(date) {
        None => Form::Date,
        Some(between) if separator.takes(*between) && offset_is_standard(&bytes[date + 1..]) => {
            Form::DateTime
        }
        Some(_) => return None,
    };
    exists(text).then_some(form)
}

/// Whether jiff knows it as a date, or date and time, of the calendar.
fn exists(text: &str) -> bool {
    static PARSER: DateTimeParser = DateTimeParser::new();
    PARSER.parse_pieces(text).is_ok()
}

/// Whether a time ends in a digit without an offset, in `Z`, or in an offset
/// of hours, or hours and minutes, below a day. The digits are left to jiff.
fn offset_is_standard(time: &[u8]) -> bool {
    match time.last() {
        Some(b'Z') => return true,
        Some(digit) if digit.is_ascii_digit() => {}
        _ => return false,
    }
    let Some(sign) = time.iter().rposition(|byte| matches!(byte, b'+' | b'-')) else {
        return true;
    };
    match &time[sign + 1..] {
        [ten, one] | [ten, one, _, _] | [ten, one, b':', _, _] => [*ten, *one] < *b"24",
        _ => false,
    }
}
