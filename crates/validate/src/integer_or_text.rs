//! [`IntegerOrText`]: a number that may travel as text.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::{Serialize, Serializer};
use serde_json::Number;

use crate::Text;

/// A number that may travel as a number (`4`) or as text (`"4"`), kept in the
/// form in which it came. That it is whole is said by the rule
/// [`integer`](crate::rules::integer), for either form.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum IntegerOrText<'a> {
    /// A JSON number.
    Number(Number),
    /// A text.
    Text(Text<'a>),
}

impl IntegerOrText<'_> {
    /// The whole number, where it is one that fits: `4`, `4.0`, `"4"`, `"04"`.
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Number(number) => number.as_i64().or_else(|| {
                // Exact for every fractionless number below 2^53.
                let float = number.as_f64()?;
                let exact = float.fract() == 0.0 && float.abs() < 9_007_199_254_740_992.0;
                #[expect(clippy::cast_possible_truncation, reason = "checked on the line above")]
                exact.then_some(float as i64)
            }),
            Self::Text(text) => text.parse().ok(),
        }
    }
}

impl fmt::Display for IntegerOrText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Text(text) => text.fmt(f),
        }
    }
}

impl Serialize for IntegerOrText<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(number) => number.serialize(serializer),
            Self::Text(text) => text.serialize(serializer),
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for IntegerOrText<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(IntegerOrTextVisitor)
    }
}

struct IntegerOrTextVisitor;

impl<'de> Visitor<'de> for IntegerOrTextVisitor {
    type Value = IntegerOrText<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number or a text")
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Self::Value, E> {
        Ok(IntegerOrText::Number(value.into()))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Self::Value, E> {
        Ok(IntegerOrText::Number(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Self::Value, E> {
        Number::from_f64(value)
            .map(IntegerOrText::Number)
            .ok_or_else(|| E::custom("a number that is not finite"))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(IntegerOrText::Text(text.into()))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(IntegerOrText::Text(text.to_owned().into()))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Self::Value, E> {
        Ok(IntegerOrText::Text(text.into()))
    }
}
