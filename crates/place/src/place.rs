//! A [`Place`]: where something stands in a body.

use std::ops::Range;

/// Where something stands in a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The byte at which it begins: a value of JSON, the tag of an element, the
    /// name of an attribute. [`Position::of_all`](crate::Position::of_all) has
    /// its line and column.
    pub begin: usize,
    /// The bytes to look at: a value of JSON, the text of an element or its tag
    /// where it has none, an attribute with its value. Of what is not exact,
    /// how the one that should hold it begins: a bracket, a tag.
    pub range: Range<usize>,
    /// Whether it is what was named; else the innermost that is there of what
    /// holds it.
    pub exact: bool,
}

/// What was found of a value on the way to one that is looked for.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// How it begins: its bracket or first character, its tag.
    pub(crate) opening: Range<usize>,
    /// All of it that is worth a look.
    pub(crate) whole: Range<usize>,
}

impl Found {
    /// The place of this value, or of one that it should hold.
    pub(crate) fn place(&self, exact: bool) -> Place {
        let range = if exact { &self.whole } else { &self.opening };
        Place {
            begin: self.opening.start,
            range: range.clone(),
            exact,
        }
    }
}
