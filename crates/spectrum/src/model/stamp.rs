//! Time stamps of the model: read from the pages' date forms, shown with
//! seven fraction digits and an offset.
//!
//! The model reads dates by itself, so that endpoint and judge do not share a
//! misreading.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// The smallest step that a shown stamp can tell: 100 ns, seven digits.
pub(crate) const STEP: i64 = 100;

/// Nanoseconds since the Unix epoch of a date-time with offset, `Z` or none
/// (then UTC), or of a bare date; clamped to the years 1677 to 2262.
pub(crate) fn read(text: &str) -> Option<i64> {
    let stamp = match text.parse::<Timestamp>() {
        Ok(stamp) => stamp,
        Err(_) => {
            let civil: DateTime = text.parse().ok()?;
            civil.to_zoned(TimeZone::UTC).ok()?.timestamp()
        }
    };
    Some(clamp(stamp.as_nanosecond()))
}

/// A stamp as answers show it: `2019-08-06T07:30:38.4459346+00:00`.
pub(crate) fn show(nanoseconds: i64) -> String {
    // Every i64 of nanoseconds lies inside jiff's range, so the epoch is
    // never shown for want of a better stamp.
    let stamp =
        Timestamp::from_nanosecond(i128::from(nanoseconds)).unwrap_or(Timestamp::UNIX_EPOCH);
    stamp.strftime("%Y-%m-%dT%H:%M:%S%.7f+00:00").to_string()
}

/// The nearest stamp that 64 bits hold.
pub(crate) fn clamp(nanoseconds: i128) -> i64 {
    let bounded = nanoseconds.clamp(i128::from(i64::MIN), i128::from(i64::MAX));
    i64::try_from(bounded).unwrap_or(i64::MAX)
}
