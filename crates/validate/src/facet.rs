//! What rules see of a value: its [`Textual`], [`Listed`] and [`Numeric`] side.

use serde_json::Number;

use crate::{IntegerOrText, Member, OneOrList, Slot, Text};

/// A value that may be text.
pub trait Textual {
    /// The text; `None` where this value is of another form.
    fn text(&self) -> Option<&str>;
}

/// A value that may be a list.
pub trait Listed {
    /// What an element is held in.
    type Element: Member;

    /// The elements; `None` where this value is of another form.
    fn elements(&self) -> Option<&[Self::Element]>;
}

/// A value that may be a number.
pub trait Numeric {
    /// The number, or that which the text holds; `None` where it is neither.
    /// Whole numbers beyond 2^53 are rounded to the nearest double.
    fn number(&self) -> Option<f64>;
}

impl Textual for Text<'_> {
    fn text(&self) -> Option<&str> {
        Some(self.as_str())
    }
}

impl Textual for String {
    fn text(&self) -> Option<&str> {
        Some(self)
    }
}

impl Textual for &str {
    fn text(&self) -> Option<&str> {
        Some(self)
    }
}

impl Textual for IntegerOrText<'_> {
    fn text(&self) -> Option<&str> {
        match self {
            Self::Number(_) => None,
            Self::Text(text) => Some(text),
        }
    }
}

impl<T: Textual> Textual for OneOrList<T> {
    fn text(&self) -> Option<&str> {
        match self {
            Self::One(one) => one.text(),
            Self::List(_) => None,
        }
    }
}

impl<T: Member> Listed for Vec<T> {
    type Element = T;

    fn elements(&self) -> Option<&[T]> {
        Some(self)
    }
}

impl<T> Listed for OneOrList<T> {
    type Element = Slot<T>;

    fn elements(&self) -> Option<&[Slot<T>]> {
        match self {
            Self::One(_) => None,
            Self::List(list) => Some(list),
        }
    }
}

impl Numeric for Number {
    fn number(&self) -> Option<f64> {
        self.as_f64()
    }
}

impl Numeric for Text<'_> {
    fn number(&self) -> Option<f64> {
        self.parse().ok().filter(|number: &f64| number.is_finite())
    }
}

impl Numeric for IntegerOrText<'_> {
    fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => number.as_f64(),
            Self::Text(text) => text.parse().ok(),
        }
    }
}

/// Rust's own numbers.
macro_rules! numeric {
    ($($type:ty),*) => {$(
        impl Numeric for $type {
            #[allow(clippy::cast_precision_loss, clippy::cast_lossless, reason = "rounding is documented")]
            fn number(&self) -> Option<f64> {
                Some(*self as f64)
            }
        }
    )*};
}

numeric!(u8, u16, u32, u64, i8, i16, i32, i64, f32, f64);
