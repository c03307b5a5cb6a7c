//! A [`Breach`]: the names of all rules and the wording of all violations.

use std::fmt;

use serde_json::Value;

use crate::Kinds;
use crate::rules::required_if::Condition;

/// A rule that is broken, with what its sentence needs. Its text form is the
/// sentence.
#[derive(Debug, Clone, Copy)]
pub enum Breach<'a> {
    /// A member is missing, or null, and must not be.
    Required,
    /// A member is missing that another one calls for: its condition.
    RequiredIf(Condition<'a>),
    /// None of these alternatives is there.
    AtLeastOneOf(&'a [&'a str]),
    /// A value is of the wrong kind.
    Kind {
        /// The kinds that the type reads.
        expected: Kinds,
        /// What stands there.
        seen: &'a Value,
    },
    /// A text or list is empty.
    NotEmpty,
    /// A text has too few or too many characters.
    Length(Bounds<usize>),
    /// A list has too few or too many elements.
    Items(Bounds<usize>),
    /// A number is too small or too large.
    Range(Bounds<f64>),
    /// A text is none of these.
    OneOf {
        /// The closed list.
        allowed: &'a [&'a str],
        /// What stands there.
        seen: &'a str,
    },
    /// A text is not an ISO 8601 date.
    Date(&'a str),
    /// A text is not an ISO 8601 date, or date and time.
    DateTime(&'a str),
    /// A number or text is not a whole number.
    Integer(&'a str),
    /// A text does not match.
    Pattern {
        /// The regular expression.
        pattern: &'a str,
        /// What stands there.
        seen: &'a str,
    },
    /// The pattern itself is no regular expression: the author's mistake,
    /// told where it is met.
    BadPattern(&'a str),
}

/// What is allowed, and what is seen.
#[derive(Debug, Clone, Copy)]
pub struct Bounds<T> {
    /// The least that is allowed.
    pub min: Option<T>,
    /// The most that is allowed.
    pub max: Option<T>,
    /// What stands there.
    pub seen: T,
}

impl<T: PartialOrd> Bounds<T> {
    /// Whether what is seen lies within, both ends included.
    pub fn hold(&self) -> bool {
        self.min.as_ref().is_none_or(|min| self.seen >= *min)
            && self.max.as_ref().is_none_or(|max| self.seen <= *max)
    }
}

impl<T: fmt::Display> Bounds<T> {
    fn write(&self, f: &mut fmt::Formatter<'_>, unit: &str) -> fmt::Result {
        match (&self.min, &self.max) {
            (Some(min), Some(max)) => write!(f, "between {min} and {max}{unit}")?,
            (Some(min), None) => write!(f, "at least {min}{unit}")?,
            (None, Some(max)) => write!(f, "at most {max}{unit}")?,
            (None, None) => write!(f, "any number of{unit}")?,
        }
        write!(f, ", but is {}.", self.seen)
    }
}

impl Breach<'_> {
    /// The rule's name: that of its attribute, or `kind`, which every member
    /// has.
    pub fn rule(&self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::RequiredIf(_) => "required_if",
            Self::AtLeastOneOf(_) => "at_least_one_of",
            Self::Kind { .. } => "kind",
            Self::NotEmpty => "not_empty",
            Self::Length(_) => "length",
            Self::Items(_) => "items",
            Self::Range(_) => "range",
            Self::OneOf { .. } => "one_of",
            Self::Date(_) => "date",
            Self::DateTime(_) => "date_time",
            Self::Integer(_) => "integer",
            Self::Pattern { .. } | Self::BadPattern(_) => "pattern",
        }
    }
}

impl fmt::Display for Breach<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Required => f.write_str("This is required, but missing or null."),
            Self::RequiredIf(condition) => {
                write!(
                    f,
                    "This is required where {condition}, but missing or null."
                )
            }
            Self::AtLeastOneOf(alternatives) => {
                f.write_str("At least one of ")?;
                list(f, alternatives, " or ")?;
                f.write_str(" is required, but all are missing or null.")
            }
            Self::Kind { expected, seen } => {
                write!(f, "This must be {expected}, but is {}.", Seen(seen))
            }
            Self::NotEmpty => f.write_str("This must not be empty."),
            Self::Length(bounds) => {
                f.write_str("The length must be ")?;
                bounds.write(f, " characters")
            }
            Self::Items(bounds) => {
                f.write_str("The number of elements must be ")?;
                bounds.write(f, "")
            }
            Self::Range(bounds) => {
                f.write_str("The number must be ")?;
                bounds.write(f, "")
            }
            Self::OneOf { allowed, seen } => {
                f.write_str("This must be one of ")?;
                list(f, allowed, ", ")?;
                write!(f, ", but is {}.", Excerpt(seen))
            }
            Self::Date(seen) => write!(
                f,
                "This must be an ISO 8601 date that exists, such as 2022-01-31, but is {}.",
                Excerpt(seen)
            ),
            Self::DateTime(seen) => write!(
                f,
                "This must be an ISO 8601 date, or date and time, that exists, such as \
                 2022-01-31T13:15:05-05:00, but is {}.",
                Excerpt(seen)
            ),
            Self::Integer(seen) => write!(
                f,
                "This must be a whole number, or a text that holds one, but is {}.",
                Excerpt(seen)
            ),
            Self::Pattern { pattern, seen } => {
                write!(f, "This must match {pattern}, but is {}.", Excerpt(seen))
            }
            Self::BadPattern(pattern) => write!(
                f,
                "The rule's own pattern {pattern} is not a regular expression: mend the type."
            ),
        }
    }
}

/// `"a", "b"`, with the separator given.
fn list(f: &mut fmt::Formatter<'_>, items: &[&str], separator: &str) -> fmt::Result {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            f.write_str(separator)?;
        }
        write!(f, "`{item}`")?;
    }
    Ok(())
}

/// A text of the input, quoted, and cut so that no message grows with it.
struct Excerpt<'a>(&'a str);

impl fmt::Display for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MOST: usize = 60;
        match self.0.char_indices().nth(MOST) {
            Some((end, _)) => write!(f, "{:?} (cut)", &self.0[..end]),
            None => write!(f, "{:?}", self.0),
        }
    }
}

/// A value of the input: scalars as they are, the rest by kind.
struct Seen<'a>(&'a Value);

impl fmt::Display for Seen<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Value::String(text) => write!(f, "the text {}", Excerpt(text)),
            Value::Number(number) => write!(f, "the number {number}"),
            Value::Bool(value) => write!(f, "{value}"),
            other => write!(f, "{}", Kinds::of(other)),
        }
    }
}
