//! A [`Member`]: a place for a value, which may be empty.

use serde_json::{Number, Value};

use crate::{IntegerOrText, OneOrList, Slot, Text};

/// What stands at a member's place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Presence<'a, T> {
    /// Nothing.
    Absent,
    /// Null.
    Null,
    /// A value of another kind than the member's.
    Wrong(&'a Value),
    /// A value.
    Value(&'a T),
}

/// A place for a value, which may be empty: [`Slot`], `Option`, or the value
/// itself. Every rule looks through it, and leaves what is not there to
/// [`required`](crate::rules::required) and what is of the wrong kind to
/// [`Validate`](crate::Validate).
pub trait Member {
    /// The value's type.
    type Value;

    /// What stands here.
    fn presence(&self) -> Presence<'_, Self::Value>;

    /// The value, where there is one of the right kind.
    fn value(&self) -> Option<&Self::Value> {
        match self.presence() {
            Presence::Value(value) => Some(value),
            _ => None,
        }
    }

    /// Whether anything but null stands here, be it of the wrong kind.
    fn is_present(&self) -> bool {
        matches!(self.presence(), Presence::Value(_) | Presence::Wrong(_))
    }
}

impl<T> Member for Slot<T> {
    type Value = T;

    fn presence(&self) -> Presence<'_, T> {
        match self {
            Self::Absent => Presence::Absent,
            Self::Null => Presence::Null,
            Self::Wrong(seen) => Presence::Wrong(seen),
            Self::Value(value) => Presence::Value(value),
        }
    }
}

impl<T> Member for Option<T> {
    type Value = T;

    fn presence(&self) -> Presence<'_, T> {
        self.as_ref().map_or(Presence::Absent, Presence::Value)
    }
}

/// Values stand for themselves: such a member is always there.
macro_rules! always_there {
    ($([$($generics:tt)*] $type:ty),* $(,)?) => {$(
        impl<$($generics)*> Member for $type {
            type Value = Self;

            fn presence(&self) -> Presence<'_, Self> {
                Presence::Value(self)
            }
        }
    )*};
}

always_there!(
    ['a] Text<'a>, ['a] IntegerOrText<'a>, [T] OneOrList<T>, [T] Vec<T>,
    [] String, ['a] &'a str, [] Number, [] bool,
    [] u8, [] u16, [] u32, [] u64, [] i8, [] i16, [] i32, [] i64, [] f32, [] f64,
);
