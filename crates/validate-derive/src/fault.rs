//! [`Faults`] of the macro's input, and the wording of each.

use proc_macro2::Span;
use quote::ToTokens;
use syn::Error;

/// All that is wrong with the macro's input, each with its place.
#[derive(Default)]
pub(crate) struct Faults(Option<Error>);

impl Faults {
    /// Adds a fault at these tokens.
    pub(crate) fn at(&mut self, tokens: impl ToTokens, fault: &Fault) {
        self.push(Error::new_spanned(tokens, fault.text()));
    }

    /// Adds a fault at this place.
    pub(crate) fn at_span(&mut self, span: Span, fault: &Fault) {
        self.push(Error::new(span, fault.text()));
    }

    /// Adds what syn says of malformed syntax.
    pub(crate) fn push(&mut self, error: Error) {
        match &mut self.0 {
            Some(first) => first.combine(error),
            None => self.0 = Some(error),
        }
    }

    /// All of them, where there are any.
    pub(crate) fn into_error(self) -> Option<Error> {
        self.0
    }
}

/// One thing that can be wrong.
pub(crate) enum Fault {
    NotNamed,
    Flatten,
    UnknownRule,
    RepeatedRule(String),
    OnMember(String),
    OnStruct(String),
    NoArguments(String),
    Bounds(String),
    MinAboveMax,
    Texts(String),
    OneText(String),
    Condition,
    InnerCondition,
    Blank,
    UnknownMember(String),
    Itself,
    TooFewAlternatives,
    EmptyEach,
    NotInEach(String),
    SkipIsAlone,
}

impl Fault {
    fn text(&self) -> String {
        match self {
            Self::NotNamed => "Validate can be derived for structs with named members only; \
                implement it by hand for others"
                .into(),
            Self::Flatten => "a flattened member has no place of its own to report; \
                write its members out, or give it `#[check(skip)]`"
                .into(),
            Self::UnknownRule => "there is no such rule; the rules are required, not_empty, \
                length, items, one_of, date, date_time, integer, range, pattern, required_if, \
                each and skip on members, at_least_one_of, required_if and crate on structs"
                .into(),
            Self::RepeatedRule(rule) => format!("`{rule}` is given twice; remove one"),
            Self::OnMember(rule) => format!("`{rule}` belongs on a member; move it there"),
            Self::OnStruct(rule) => format!("`{rule}` belongs on the struct; move it there"),
            Self::NoArguments(rule) => format!("`{rule}` takes no arguments; write it alone"),
            Self::Bounds(rule) => {
                format!("`{rule}` needs bounds: `{rule}(min = 1)`, `{rule}(max = 9)` or both")
            }
            Self::MinAboveMax => "min is above max, so that no value passes; swap them".into(),
            Self::Texts(rule) => format!("`{rule}` needs texts: `{rule}(\"a\", \"b\")`"),
            Self::OneText(rule) => format!("`{rule}` needs one text: `{rule}(\"…\")`"),
            Self::Condition => "`required_if` needs another member: `required_if(other)` or \
                `required_if(other = \"text\")`"
                .into(),
            Self::InnerCondition => "`required_if` on a struct needs a member of a struct within, \
                and another: `required_if(inner.member, other = \"text\")`"
                .into(),
            Self::Blank => "`date_time` stands alone, or takes `blank`: `date_time(blank)`".into(),
            Self::UnknownMember(name) => {
                format!("the struct has no member `{name}`; name one by its Rust name")
            }
            Self::Itself => "a member cannot be required because of itself; use `required`".into(),
            Self::TooFewAlternatives => "`at_least_one_of` needs two alternatives or more: \
                `at_least_one_of(a, b)`, or `at_least_one_of(a, (b, c))`"
                .into(),
            Self::EmptyEach => "`each` needs the rules of an element: `each(not_empty)`".into(),
            Self::NotInEach(rule) => {
                format!("`{rule}` means nothing for an element; elements are always required")
            }
            Self::SkipIsAlone => {
                "`skip` leaves the member unchecked; remove the other rules".into()
            }
        }
    }
}
