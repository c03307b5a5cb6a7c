//! How a [`Slot`] reads: by the kind of what it meets.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{
    BoolDeserializer, BorrowedStrDeserializer, F64Deserializer, I64Deserializer,
    MapAccessDeserializer, SeqAccessDeserializer, StrDeserializer, U64Deserializer,
};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::Slot;
use crate::{Kinds, Validate};

impl<'de, T: Deserialize<'de> + Validate> Deserialize<'de> for Slot<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SlotVisitor(PhantomData))
    }
}

/// Offers `T` only what is of its kinds. A scalar that `T` refuses even so
/// (a fraction for an integer) is kept as wrong; a list or object is spent by
/// then, so its error ends the read.
///
/// The kinds also keep lists from structs, which serde's derive would fill in
/// their members' order.
struct SlotVisitor<T>(PhantomData<T>);

fn wrong<T>(seen: Value) -> Slot<T> {
    Slot::Wrong(Box::new(seen))
}

/// One method of the visitor for each form of scalar.
macro_rules! scalars {
    ($($method:ident($type:ty) $kind:ident $deserializer:ident)*) => {$(
        fn $method<E: Error>(self, value: $type) -> Result<Slot<T>, E> {
            if T::KINDS.contains(Kinds::$kind)
                && let Ok(value) = T::deserialize($deserializer::<E>::new(value))
            {
                return Ok(Slot::Value(value));
            }
            Ok(wrong(value.into()))
        }
    )*};
}

impl<'de, T: Deserialize<'de> + Validate> Visitor<'de> for SlotVisitor<T> {
    type Value = Slot<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Slot<T>, E> {
        Ok(Slot::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Slot<T>, E> {
        Ok(Slot::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Slot<T>, D::Error> {
        deserializer.deserialize_any(self)
    }

    scalars! {
        visit_bool(bool) BOOLEAN BoolDeserializer
        visit_u64(u64) NUMBER U64Deserializer
        visit_i64(i64) NUMBER I64Deserializer
        visit_f64(f64) NUMBER F64Deserializer
        visit_borrowed_str(&'de str) TEXT BorrowedStrDeserializer
        visit_str(&str) TEXT StrDeserializer
    }

    // `visit_string` falls back to `visit_str`: the copy that is kept as wrong
    // is only made where `T` refuses the text.

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Slot<T>, A::Error> {
        let list = SeqAccessDeserializer::new(list);
        if T::KINDS.contains(Kinds::LIST) {
            T::deserialize(list).map(Slot::Value)
        } else {
            Value::deserialize(list).map(wrong)
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<Slot<T>, A::Error> {
        let object = MapAccessDeserializer::new(object);
        if T::KINDS.contains(Kinds::OBJECT) {
            T::deserialize(object).map(Slot::Value)
        } else {
            Value::deserialize(object).map(wrong)
        }
    }
}
