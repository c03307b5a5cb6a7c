//! [`Name`]s: what is found of the fields that boxes tell of.

use std::ops::Range;

/// How many of the elements around a name are compared.
pub(super) const AROUND: usize = 12;

/// The name of a field.
#[derive(Debug)]
pub(super) struct Name {
    /// Where its start tag and its end tag begin.
    pub(super) start: usize,
    pub(super) end: usize,
    /// How many elements hold it.
    pub(super) depth: usize,
    /// What the nearest of them look like, innermost first.
    pub(super) around: [u64; AROUND],
    /// The fewest that were open between the name before and this one; `None`
    /// where a heading or a table parts them.
    pub(super) low: Option<usize>,
    /// Whether the element is marked as required, and no words say so.
    pub(super) required: bool,
    /// Whether it is called required, and whether it is called optional.
    pub(super) is_required: bool,
    pub(super) optional: bool,
    /// The elements of its type and of its requirement.
    pub(super) parts: Vec<Part>,
    /// Where the elements around it end, before the next name begins: how
    /// many were open then, and the byte.
    pub(super) closings: Vec<(usize, usize)>,
}

/// What boxes tell that is of no field.
#[derive(Debug, Default)]
pub(super) struct Besides {
    /// Where a whole body is called required or optional.
    pub(super) strays: Vec<usize>,
    /// The elements of the names of models.
    pub(super) titles: Vec<Range<usize>>,
}

/// The element of a field's type, or of its requirement.
#[derive(Debug)]
pub(super) struct Part {
    /// Where its start tag and its end tag begin.
    pub(super) range: Range<usize>,
    /// Whether it stands in parentheses.
    pub(super) enclosed: bool,
}
