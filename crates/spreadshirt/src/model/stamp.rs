//! Time stamps of the model: milliseconds since the Unix epoch, shown in UTC,
//! read from the date forms that the pages show.
//!
//! The model reads dates by itself, so that endpoint and judge do not share a
//! misreading.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

/// Nanoseconds of a millisecond.
pub(super) const MILLISECOND: i128 = 1_000_000;

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// Reads the lower end of a window: a date-time with `T` or a blank, with
/// `Z`, an offset or none (then UTC), or a bare date, which begins at
/// midnight.
pub(super) fn read(text: &str) -> Option<i64> {
    Some(bounds(text)?.0)
}

/// Reads the upper end of a window, which belongs to it: of a bare date its
/// last millisecond.
pub(super) fn read_end(text: &str) -> Option<i64> {
    Some(bounds(text)?.1)
}

fn bounds(text: &str) -> Option<(i64, i64)> {
    let text = text.trim();
    if let Ok(date) = text.parse::<Date>()
        && !text.contains([':', 'T', 't', ' '])
    {
        let start = utc(date.at(0, 0, 0, 0))?;
        return Some((start, start.saturating_add(DAY - 1)));
    }
    let stamp = match text.parse::<Timestamp>() {
        Ok(stamp) => stamp.as_millisecond(),
        Err(_) => utc(text.parse().ok()?)?,
    };
    Some((stamp, stamp))
}

fn utc(civil: DateTime) -> Option<i64> {
    Some(
        civil
            .to_zoned(TimeZone::UTC)
            .ok()?
            .timestamp()
            .as_millisecond(),
    )
}

/// A stamp as answers show it: `2011-08-03T08:14:00.000Z`.
pub(super) fn show(stamp: i64) -> String {
    // Stamps come from a clock of 64 bits of nanoseconds, well inside jiff's
    // range: the epoch is never shown for want of a better one.
    let stamp = Timestamp::from_millisecond(stamp).unwrap_or(Timestamp::UNIX_EPOCH);
    stamp.strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
}

/// Nanoseconds since the Unix epoch in 64 bits, the nearest that there are.
pub(super) fn clamp(nanoseconds: i128) -> i64 {
    let bounded = nanoseconds.clamp(i128::from(i64::MIN), i128::from(i64::MAX));
    i64::try_from(bounded).unwrap_or(i64::MAX)
}
