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
    RequiredIf {
        other: Ident,
        equals: Option<LitStr>,
        /// What it comes to, in words that follow "where".
        condition: String,
    },
    /// Rules of every element.
    Each(Vec<Rule>),
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
