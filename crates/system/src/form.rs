//! A [`Form`]: how values of a tree are read as [`Scalar`]s.

use serde_json::Value;

use crate::{Instant, Scalar};

/// How the text of a field is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// As it stands.
    Plain,
    /// As a number, where it is one.
    Quantity,
    /// As a point in time, where it is one.
    Instant,
}

impl Form {
    /// The value in a form that compares across spellings. A value of a kind
    /// that the field cannot have keeps its own form, so that it agrees with no
    /// right one.
    pub fn scalar(self, value: &Value) -> Scalar {
        match value {
            Value::Null => Scalar::Empty,
            Value::Bool(flag) => Scalar::Boolean(*flag),
            Value::Number(number) => Scalar::Number(plain(number)),
            Value::String(text) if text.is_empty() => Scalar::Empty,
            Value::String(text) => match self {
                Self::Plain => Scalar::Text(text.clone()),
                Self::Instant => {
                    Instant::parse(text).map_or_else(|| Scalar::Text(text.clone()), Scalar::Instant)
                }
                Self::Quantity => {
                    canonical(text).map_or_else(|| Scalar::Text(text.clone()), Scalar::Number)
                }
            },
            Value::Array(elements) if elements.is_empty() => Scalar::Empty,
            Value::Object(members) if members.is_empty() => Scalar::Empty,
            other => Scalar::Text(other.to_string()),
        }
    }
}

fn plain(number: &serde_json::Number) -> String {
    // Display of a double is plain decimal notation, never an exponent.
    match (number.is_f64(), number.as_f64()) {
        (true, Some(double)) => format!("{}", double + 0.0),
        _ => number.to_string(),
    }
}

/// Plain decimal notation without superfluous zeros; `None` where the text is
/// no plain decimal number.
fn canonical(text: &str) -> Option<String> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let decimal = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !decimal(whole) || !decimal(fraction) {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let fraction = fraction.trim_end_matches('0');
    Some(match (whole, fraction) {
        ("0", "") => "0".to_owned(),
        (_, "") => format!("{sign}{whole}"),
        _ => format!("{sign}{whole}.{fraction}"),
    })
}
