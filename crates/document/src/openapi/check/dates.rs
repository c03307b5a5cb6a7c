//! Dates as RFC 3339 writes them.

/// Whether text is a date (`2024-05-17`).
pub(super) fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else {
        return false;
    };
    number(year, 4).is_some()
        && number(month, 2).is_some_and(|month| (1..=12).contains(&month))
        && number(day, 2).is_some_and(|day| (1..=31).contains(&day))
}

/// Whether text is a date and time with a zone (`2024-05-17T09:30:00Z`).
pub(super) fn is_date_time(text: &str) -> bool {
    let Some((date, time)) = text.split_once(['T', 't', ' ']) else {
        return false;
    };
    let Some(zone) = time.find(['Z', 'z', '+', '-']) else {
        return false;
    };
    let (time, zone) = time.split_at(zone);
    is_date(date) && is_time(time) && (zone.eq_ignore_ascii_case("z") || is_offset(&zone[1..]))
}

fn is_time(time: &str) -> bool {
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let parts: Vec<&str> = time.split(':').collect();
    let [hour, minute, second] = parts.as_slice() else {
        return false;
    };
    let below = |part: &str, limit: u32| number(part, 2).is_some_and(|part| part < limit);
    let is_fraction = !fraction.is_empty() && fraction.bytes().all(|b| b.is_ascii_digit());
    below(hour, 24) && below(minute, 60) && below(second, 61) && is_fraction
}

fn is_offset(zone: &str) -> bool {
    let Some((hour, minute)) = zone.split_once(':') else {
        return false;
    };
    number(hour, 2).is_some_and(|hour| hour < 24)
        && number(minute, 2).is_some_and(|minute| minute < 60)
}

/// The number that so many digits are.
fn number(digits: &str, count: usize) -> Option<u32> {
    let is_whole = digits.len() == count && digits.bytes().all(|b| b.is_ascii_digit());
    if is_whole { digits.parse().ok() } else { None }
}
