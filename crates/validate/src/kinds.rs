//! [`Kinds`]: which kinds of JSON value a type reads.

use std::fmt;

use serde_json::Value;

/// A set of the kinds of JSON value (RFC 8259 §3) that a type reads. Null is
/// none of them: whether it may stand for a value is the member's affair.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct Kinds(u8);

impl Kinds {
    /// No kind at all.
    pub const NONE: Self = Self(0);
    /// A text.
    pub const TEXT: Self = Self(1);
    /// A number of any form.
    pub const NUMBER: Self = Self(2);
    /// True or false.
    pub const BOOLEAN: Self = Self(4);
    /// A list.
    pub const LIST: Self = Self(8);
    /// An object.
    pub const OBJECT: Self = Self(16);
    /// Every kind.
    pub const ALL: Self = Self(31);

    const NAMES: [(Self, &'static str); 5] = [
        (Self::TEXT, "a text"),
        (Self::NUMBER, "a number"),
        (Self::BOOLEAN, "true or false"),
        (Self::LIST, "a list"),
        (Self::OBJECT, "an object"),
    ];

    /// The kind of a value; [`Kinds::NONE`] for null.
    pub fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::NONE,
            Value::Bool(_) => Self::BOOLEAN,
            Value::Number(_) => Self::NUMBER,
            Value::String(_) => Self::TEXT,
            Value::Array(_) => Self::LIST,
            Value::Object(_) => Self::OBJECT,
        }
    }

    /// The kinds of both sets.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether all kinds of the other set are in this one.
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

impl fmt::Display for Kinds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut names = Self::NAMES
            .iter()
            .filter(|(kind, _)| self.contains(*kind))
            .map(|(_, name)| *name);
        f.write_str(names.next().unwrap_or("null"))?;
        for name in names {
            write!(f, " or {name}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Kinds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Kinds({self})")
    }
}
