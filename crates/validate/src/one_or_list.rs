//! [`OneOrList`]: a value, or a list of such values.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{
    BoolDeserializer, BorrowedStrDeserializer, F64Deserializer, I64Deserializer,
    MapAccessDeserializer, SeqAccessDeserializer, StrDeserializer, StringDeserializer,
    U64Deserializer,
};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::{Slot, Text, Validate};

/// A value, or a list of such values (none included).
#[derive(Debug, Clone, PartialEq)]
pub enum OneOrList<T> {
    /// The value by itself.
    One(T),
    /// A list.
    List(Vec<Slot<T>>),
}

/// A text, or a list of texts.
pub type TextOrList<'a> = OneOrList<Text<'a>>;

impl<T> OneOrList<T> {
    /// The values that are there, whichever form they came in.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        let (one, list) = match self {
            Self::One(one) => (Some(one), &[][..]),
            Self::List(list) => (None, list.as_slice()),
        };
        one.into_iter().chain(list.iter().filter_map(Slot::value))
    }
}

impl<T: Serialize> Serialize for OneOrList<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::One(one) => one.serialize(serializer),
            Self::List(list) => list.serialize(serializer),
        }
    }
}

impl<'de, T: Deserialize<'de> + Validate> Deserialize<'de> for OneOrList<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneOrListVisitor(PhantomData))
    }
}

/// Sends lists to the list and everything else to the value.
struct OneOrListVisitor<T>(PhantomData<T>);

/// One method of the visitor for each form of scalar.
macro_rules! one {
    ($($method:ident($type:ty) $deserializer:ident)*) => {$(
        fn $method<E: Error>(self, value: $type) -> Result<Self::Value, E> {
            T::deserialize($deserializer::new(value)).map(OneOrList::One)
        }
    )*};
}

impl<'de, T: Deserialize<'de> + Validate> Visitor<'de> for OneOrListVisitor<T> {
    type Value = OneOrList<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", OneOrList::<T>::KINDS)
    }

    one! {
        visit_bool(bool) BoolDeserializer
        visit_u64(u64) U64Deserializer
        visit_i64(i64) I64Deserializer
        visit_f64(f64) F64Deserializer
        visit_borrowed_str(&'de str) BorrowedStrDeserializer
        visit_str(&str) StrDeserializer
        visit_string(String) StringDeserializer
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<Self::Value, A::Error> {
        T::deserialize(MapAccessDeserializer::new(object)).map(OneOrList::One)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Self::Value, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(list)).map(OneOrList::List)
    }
}
