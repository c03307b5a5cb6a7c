//! An [`Instant`]: a point in time and the precision it was shown with.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

/// A point in time as a peer showed it. A stamp without a zone is UTC.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instant {
    /// The point in time, nanoseconds since the Unix epoch.
    pub nanoseconds: i128,
    /// The smallest step of the notation in nanoseconds: 1 s is
    /// 1,000,000,000; a bare date a day.
    pub precision: i128,
    /// As it was written.
    pub written: String,
}

impl Instant {
    /// Reads an ISO 8601 (RFC 3339 profile, zone optional) date-time or date.
    pub fn parse(text: &str) -> Option<Self> {
        // Finer than nanoseconds is cut: no page shows more than nine digits.
        let seconds = if let Ok(stamp) = text.parse::<Timestamp>() {
            stamp
        } else {
            let civil: DateTime = text.parse().ok()?;
            civil.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp()
        };
        let precision = match text.find(['T', 't', ' ']) {
            None => 86_400_000_000_000,
            Some(at) => {
                let time = &text[at..];
                let digits = time.find(['.', ',']).map_or(0, |dot| {
                    time[dot + 1..]
                        .bytes()
                        .take_while(u8::is_ascii_digit)
                        .count()
                        .min(9)
                });
                if digits == 0 && time.matches(':').count() == 0 {
                    3_600_000_000_000
                } else {
                    10_i128.pow(9 - u32::try_from(digits).unwrap_or(9))
                }
            }
        };
        Some(Self {
            nanoseconds: seconds.as_nanosecond(),
            precision,
            written: text.to_owned(),
        })
    }

    /// Whether the two are the same, no finer than the coarser precision.
    pub fn agrees(&self, other: &Self) -> bool {
        let step = self.precision.max(other.precision);
        (self.nanoseconds - other.nanoseconds).abs() < step
    }

    /// Whether this one is later than the other beyond doubt.
    pub fn is_after(&self, other: &Self) -> bool {
        let step = self.precision.max(other.precision);
        self.nanoseconds.div_euclid(step) > other.nanoseconds.div_euclid(step)
    }

    /// The same point moved by nanoseconds, written in UTC with the precision
    /// of nine digits.
    pub fn moved(&self, nanoseconds: i128) -> Option<Self> {
        let moved = self.nanoseconds + nanoseconds;
        let stamp = Timestamp::from_nanosecond(moved).ok()?;
        Some(Self {
            nanoseconds: moved,
            precision: 1,
            written: format!("{stamp:.9}"),
        })
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}
