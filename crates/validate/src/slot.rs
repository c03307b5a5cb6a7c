//! A [`Slot`]: the place of one member of a message.

mod read;

use serde::ser::{Serialize, Serializer};
use serde_json::Value;

/// The place of one member: it takes whatever a well-formed document holds
/// there, so that a message can be read whole, judged whole, and written back
/// as it was, wrong parts included. Numbers keep their value, not their
/// spelling (`25.00` becomes `25.0`), as 64-bit integers or else as doubles.
///
/// As a struct's member it needs serde's `default`, for being absent, and
/// `skip_serializing_if`, for staying so:
///
/// ```
/// use countersign_validate::{Slot, Text, Validate, from_json};
/// use serde::{Deserialize, Serialize};
///
/// #[derive(Serialize, Deserialize, Validate)]
/// struct Note<'a> {
///     #[serde(borrow, default, skip_serializing_if = "Slot::is_absent")]
///     title: Slot<Text<'a>>,
///     #[serde(borrow, default, skip_serializing_if = "Slot::is_absent")]
///     body: Slot<Text<'a>>,
/// }
///
/// let wrong = r#"{"title":7}"#;
/// let note = from_json::<Note>(wrong.as_bytes()).unwrap();
/// assert_eq!(serde_json::to_string(&note).unwrap(), wrong);
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Slot<T> {
    /// The member is not there.
    #[default]
    Absent,
    /// The member is null.
    Null,
    /// The member is of another kind than `T` reads: what was read.
    Wrong(Box<Value>),
    /// The member's value.
    Value(T),
}

impl<T> Slot<T> {
    /// Whether the member is not there at all.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// The value, where there is one of the right kind.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            _ => None,
        }
    }

    /// The value, where there is one of the right kind.
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            _ => None,
        }
    }
}

impl<T> From<T> for Slot<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<T: Serialize> Serialize for Slot<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            // Only a list can hold an absent element, and must write one.
            Self::Absent | Self::Null => serializer.serialize_unit(),
            Self::Wrong(seen) => seen.serialize(serializer),
            Self::Value(value) => value.serialize(serializer),
        }
    }
}
