//! Numbers and time stamps, whichever kind they are written in.

use jiff::SignedDuration;
use jiff::civil::DateTime;
use serde_json::{Number, Value};

use super::condition::text;

/// Adds to a number, to a text that is one, or, as seconds, to a time stamp.
pub(crate) fn add(value: &mut Value, step: f64) {
    let said = text(value);
    if let Some(later) = said.parse::<f64>().ok().map(|number| number + step) {
        write(value, later);
    } else if let (Value::String(stamp), Some(later)) = (&mut *value, later(&said, step)) {
        *stamp = later;
    }
}

/// Rounds a number, or a text that is one, to so many decimals.
pub(crate) fn round(value: &mut Value, decimals: i32) {
    if let Ok(number) = text(value).parse::<f64>() {
        let scale = 10_f64.powi(decimals);
        write(value, (number * scale).round() / scale);
    }
}

/// A number in the kind that the value has.
fn write(value: &mut Value, number: f64) {
    match value {
        Value::String(text) => *text = number.to_string(),
        // Beyond 2^53 a number with decimals no longer counts one by one.
        other if number.fract() == 0.0 && number.abs() < 9e15 => {
            *other = Value::Number(Number::from(number as i64));
        }
        other => {
            if let Some(number) = Number::from_f64(number) {
                *other = Value::Number(number);
            }
        }
    }
}

/// A time stamp so many seconds later, in the spelling that it has.
pub(crate) fn later(stamp: &str, seconds: f64) -> Option<String> {
    let step = SignedDuration::try_from_secs_f64(seconds).ok()?;
    let separator = stamp.get(10..11)?;
    let (whole, rest) = stamp.split_at_checked(19)?;
    let digits = rest.strip_prefix('.').map_or(0, |rest| {
        rest.chars().take_while(char::is_ascii_digit).count()
    });
    let (fraction, zone) = rest.split_at(if digits > 0 { digits + 1 } else { 0 });
    let moment = format!("{}{fraction}", whole.replacen(separator, "T", 1));
    let moment: DateTime = moment.parse().ok()?;
    let moved = moment.checked_add(step).ok()?;
    let moved = format!("{moved:.digits$}").replacen('T', separator, 1);
    Some(format!("{moved}{zone}"))
}
