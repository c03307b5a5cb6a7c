//! How far two points in time lie apart, in words.

use countersign_journal::with_distance;
use countersign_system::{Instant, Scalar};

/// Units of time from the longest on: the name, and its nanoseconds.
const UNITS: [(&str, u128); 7] = [
    ("d", 86_400_000_000_000),
    ("h", 3_600_000_000_000),
    ("min", 60_000_000_000),
    ("s", 1_000_000_000),
    ("ms", 1_000_000),
    ("µs", 1_000),
    ("ns", 1),
];

/// What is seen in place of what was expected. Of points in time the text tells
/// the difference, which nobody can read off two zones:
/// `2018-03-01T10:00:00Z (8 h earlier: its zone was lost)`.
pub(crate) fn beside(expected: &Scalar, seen: &Scalar) -> String {
    let text = seen.to_string();
    let (Scalar::Instant(expected), Scalar::Instant(seen)) = (expected, seen) else {
        return text;
    };
    let apart = seen.nanoseconds - expected.nanoseconds;
    if apart == 0 {
        return text;
    }
    let length = length(apart.unsigned_abs());
    let from = has_lost_its_zone(expected, seen).then_some("its zone was lost");
    with_distance(&text, &length, apart > 0, from)
}

/// A span of time in the two longest units that it fills.
fn length(nanoseconds: u128) -> String {
    let mut rest = nanoseconds;
    let mut parts = Vec::new();
    for (name, unit) in UNITS {
        if rest >= unit && parts.len() < 2 {
            parts.push(format!("{} {name}", rest / unit));
            rest %= unit;
        }
    }
    let about = if rest > 0 { "about " } else { "" };
    format!("{about}{}", parts.join(" "))
}

/// Whether the time of day was taken for one of UTC.
fn has_lost_its_zone(expected: &Instant, seen: &Instant) -> bool {
    let written = expected.written.as_str();
    let time = written.find(['T', 't', ' ']).unwrap_or(written.len());
    let Some(offset) = written[time..].rfind(['+', '-']) else {
        return false;
    };
    Instant::parse(&written[..time + offset]).is_some_and(|local| local.agrees(seen))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(expected: &str, seen: &str) -> String {
        let instant = |text| Instant::parse(text).map(Scalar::Instant);
        let (Some(expected), Some(seen)) = (instant(expected), instant(seen)) else {
            return String::new();
        };
        beside(&expected, &seen)
    }

    #[test]
    fn the_difference_of_two_points_in_time_is_told() {
        let sent = "2018-03-01T10:00:00.1234567-08:00";
        for (seen, words) in [
            ("2018-03-01T18:00:00.1234560Z", " (700 ns earlier)"),
            ("2018-03-01T18:00:00.1234567Z", ""),
            (
                "2018-03-01T10:00:00.1234567Z",
                " (8 h earlier: its zone was lost)",
            ),
            (
                "2018-03-01T10:00:00.1234567+05:30",
                " (13 h 30 min earlier)",
            ),
            ("2018-03-03T19:30:00.1234567Z", " (about 2 d 1 h later)"),
        ] {
            assert_eq!(told(sent, seen), format!("{seen}{words}"));
        }
    }
}
