//! A [`View`]: the state of one entity as flat, comparable facts.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Instant;

/// The state of one entity (an order), read out of an answer or intended by a
/// request, as facts by path. Elements of lists are named by their key, not
/// their place (`lineItems[ABCD1234].giftMessage`), so that lists compare
/// without order; a key that repeats gets `#2`, `#3`, ….
#[derive(Debug, Clone, PartialEq, Default)]
pub struct View {
    /// The entity's key (purchase order number), exactly as written.
    pub key: String,
    /// Facts by path.
    pub facts: BTreeMap<String, Fact>,
}

/// One value of a [`View`].
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// The value, in a form that compares across spellings.
    pub value: Scalar,
    /// The contract's path of the field in the state's message
    /// (`lineItems[n].giftMessage`).
    pub field: String,
    /// Where it stands in the body: a JSON Pointer or an XPath.
    pub pointer: String,
    /// In an intent: whether the request's page marks it required, so that an
    /// accepted request makes it readable without doubt.
    pub required: bool,
}

/// A value in a form that compares across spellings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scalar {
    /// Null, an empty text or an empty list: as good as absent.
    Empty,
    /// Text, compared exactly.
    Text(String),
    /// A number in plain decimal notation, without superfluous zeros.
    Number(String),
    /// True or false.
    Boolean(bool),
    /// A point in time.
    Instant(Instant),
}

impl Scalar {
    /// Whether the two say the same; instants no finer than the coarser of
    /// the precisions shown.
    pub fn agrees(&self, other: &Scalar) -> bool {
        match (self, other) {
            (Self::Instant(left), Self::Instant(right)) => left.agrees(right),
            _ => self == other,
        }
    }

    /// Whether it is as good as absent.
    pub fn is_empty(&self) -> bool {
        *self == Self::Empty
    }
}

impl fmt::Display for Scalar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("nothing"),
            Self::Text(text) => write!(f, "{text:?}"),
            Self::Number(number) => f.write_str(number),
            Self::Boolean(value) => write!(f, "{value}"),
            Self::Instant(instant) => write!(f, "{instant}"),
        }
    }
}

/// The path of a field in the element of this key of its outermost list:
/// `lineItems[n].giftMessage` → `lineItems[ABCD1234].giftMessage`.
pub fn at_key(field: &str, key: &str) -> String {
    field.replacen("[n]", &format!("[{key}]"), 1)
}

impl View {
    /// The value at this path; absent counts as [`Scalar::Empty`].
    pub fn value(&self, path: &str) -> &Scalar {
        self.facts
            .get(path)
            .map_or(&Scalar::Empty, |fact| &fact.value)
    }
}
