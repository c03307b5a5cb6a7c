//! The [`Validate`] trait, and what reads as which kind.

use serde_json::Number;

use crate::{
    Breach, IntegerOrText, Kinds, Member, OneOrList, Path, Report, Slot, Text, Violation, rules,
};

/// A type that says what is wrong with its values. For structs it is derived:
/// see [the derive macro](derive@crate::Validate).
pub trait Validate {
    /// The kinds of JSON value that the type reads; all others stay
    /// [`Slot::Wrong`].
    const KINDS: Kinds;

    /// Adds all that is wrong with the value, which stands at this path.
    /// Allocates nothing where nothing is wrong.
    fn validate(&self, at: &Path<'_>, report: &mut Report);

    /// The name in the document of the member with this Rust name; `None`
    /// where the type is no struct, or has no such member.
    fn member_name(_ident: &str) -> Option<&'static str> {
        None
    }
}

/// All that is wrong with a whole document, in the order of its type's members
/// (of a document with more than [`Report::MOST`] violations, the first ones).
/// Null is no document.
pub fn violations<M: Member + Validate>(document: &M) -> Vec<Violation> {
    let (root, mut report) = (Path::root(), Report::new());
    rules::required::check(document, &root, &mut report);
    document.validate(&root, &mut report);
    report.into_violations()
}

impl<T: Validate> Validate for Slot<T> {
    const KINDS: Kinds = T::KINDS;

    fn validate(&self, at: &Path<'_>, report: &mut Report) {
        match self {
            Self::Absent | Self::Null => {}
            Self::Value(value) => value.validate(at, report),
            Self::Wrong(seen) => {
                let expected = T::KINDS;
                report.breach(at, Breach::Kind { expected, seen });
            }
        }
    }
}

impl<T: Validate> Validate for Option<T> {
    const KINDS: Kinds = T::KINDS;

    fn validate(&self, at: &Path<'_>, report: &mut Report) {
        if let Some(value) = self {
            value.validate(at, report);
        }
    }
}

/// An element of a list is always required: null in its place is a violation.
impl<T: Member + Validate> Validate for Vec<T> {
    const KINDS: Kinds = Kinds::LIST;

    fn validate(&self, at: &Path<'_>, report: &mut Report) {
        for (index, element) in self.iter().enumerate() {
            let at = at.element(index);
            rules::required::check(element, &at, report);
            element.validate(&at, report);
        }
    }
}

impl<T: Validate> Validate for OneOrList<T> {
    const KINDS: Kinds = T::KINDS.or(Kinds::LIST);

    fn validate(&self, at: &Path<'_>, report: &mut Report) {
        match self {
            Self::One(one) => one.validate(at, report),
            Self::List(list) => list.validate(at, report),
        }
    }
}

/// Scalars of the right kind have nothing wrong with them by themselves.
macro_rules! scalars {
    ($($kinds:expr => $($type:ty),*;)*) => {$($(
        impl Validate for $type {
            const KINDS: Kinds = $kinds;

            fn validate(&self, _: &Path<'_>, _: &mut Report) {}
        }
    )*)*};
}

scalars!(
    Kinds::TEXT => Text<'_>, String, &str;
    Kinds::NUMBER => Number, u8, u16, u32, u64, i8, i16, i32, i64, f32, f64;
    Kinds::BOOLEAN => bool;
    Kinds::TEXT.or(Kinds::NUMBER) => IntegerOrText<'_>;
);
