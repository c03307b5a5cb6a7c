//! The checked model: every rule known, every reference resolved.

use syn::{Generics, Ident, LitStr, Path};

/// A struct that can be expanded.
pub(crate) struct CheckedStruct {
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    /// Path of countersign-validate.
    pub(crate) validate: Path,
    pub(crate) members: Vec<CheckedMember>,
    /// The alternatives of each `at_least_one_of`.
    pub(crate) groups: Vec<Vec<Alternative>>,
    /// The `required_if`s of members of structs within.
    pub(crate) inner: Vec<(Way, Condition)>,
}

/// A member and its rules.
pub(crate) struct CheckedMember {
    pub(crate) ident: Ident,
    /// Its name in the document.
    pub(crate) name: String,
    pub(crate) rules: Vec<Rule>,
}

/// Members that count together.
pub(crate) struct Alternative {
    pub(crate) members: Vec<Ident>,
    /// Their names in the document, in words.
    pub(crate) name: String,
}

/// A rule with its arguments.
pub(crate) enum Rule {
    /// One that takes none; named as its module.
    Plain(Ident),
    /// `length`, `items` or `range`.
    Bounded {
        rule: Ident,
        bounds: Bounds,
    },
    OneOf(Vec<LitStr>),
    Pattern(LitStr),
    DateTime {
        /// Whether a blank may stand for the `T`.
        blank: bool,
    },
    RequiredIf(Condition),
    /// Rules of every element.
    Each(Vec<Rule>),
}

/// The way from a struct to a member, of its own or of a struct within.
pub(crate) struct Way {
    pub(crate) first: Ident,
    /// The first member's name in the document; those of others are known to
    /// their structs.
    pub(crate) name: String,
    pub(crate) rest: Vec<Ident>,
}

/// When a member is required.
pub(crate) struct Condition {
    pub(crate) other: Way,
    pub(crate) equals: Option<LitStr>,
}

/// The ends of a range, as they are written.
#[derive(Default)]
pub(crate) struct Bounds {
    pub(crate) min: Option<Bound>,
    pub(crate) max: Option<Bound>,
}

/// A number.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
pub(crate) enum Bound {
    /// Of characters or elements.
    Count(usize),
    /// Of any kind.
    Number(f64),
}
