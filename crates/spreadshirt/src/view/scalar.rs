//! Texts of a document as [`Scalar`]s, which compare across spellings.

use countersign_system::{Instant, Scalar};

use crate::href::pointed_at;
use crate::status::canonical;

/// How the text of a field is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// As it stands.
    Plain,
    /// As a number, where it is one.
    Quantity,
    /// As a point in time, where it is one.
    Instant,
    /// As a state, in its wire spelling.
    State,
    /// As what it points at.
    Href,
}

/// The text in a form that compares. One that is not what its field wants
/// stays as it is, so that it agrees with no right one.
pub(super) fn scalar(text: &str, form: Form) -> Scalar {
    if text.is_empty() {
        return Scalar::Empty;
    }
    let as_it_is = || Scalar::Text(text.to_owned());
    match form {
        Form::Plain => as_it_is(),
        Form::Quantity => number(text.trim()).map_or_else(as_it_is, Scalar::Number),
        Form::Instant => Instant::parse(text.trim()).map_or_else(as_it_is, Scalar::Instant),
        Form::State => Scalar::Text(canonical(text)),
        Form::Href => Scalar::Text(pointed_at(text).to_owned()),
    }
}

/// A whole number without superfluous zeros; `None` where the text is none.
fn number(text: &str) -> Option<String> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some(match digits.trim_start_matches('0') {
        "" => "0".to_owned(),
        digits => format!("{sign}{digits}"),
    })
}
