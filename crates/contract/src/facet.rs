//! [`Facet`]: what a page says of a field or a call that a contract keeps, and
//! no run judges.

use std::fmt;

/// A name and its value, one of [`Field::unjudged`](crate::Field::unjudged) or
/// [`Operation::unjudged`](crate::Operation::unjudged). These are the ones that
/// more than one room knows; of the others everybody only keeps the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facet {
    /// Its name.
    pub name: &'static str,
    /// Its value.
    pub value: &'static str,
}

impl Facet {
    /// The value may be null.
    pub const NULLABLE: Self = Self {
        name: "nullable",
        value: "true",
    };

    /// The call is to be given up.
    pub const DEPRECATED: Self = Self {
        name: "deprecated",
        value: "true",
    };

    /// Whether this is what was kept, as `name value`.
    pub fn is(self, kept: &str) -> bool {
        let rest = kept.strip_prefix(self.name);
        rest.and_then(|rest| rest.strip_prefix(' ')) == Some(self.value)
    }

    /// Name and value, as a reading of a page has them.
    pub fn pair(self) -> (String, String) {
        (self.name.to_owned(), self.value.to_owned())
    }
}

impl fmt::Display for Facet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.name, self.value)
    }
}
