//! A [`FieldPath`]: where a field stands in its message.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Path of a field from the root of its message, list elements as `[n]`:
/// `lineItems[n].skuQuantities[n].quantity`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FieldPath(String);

/// One step of a [`FieldPath`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Segment<'a> {
    /// A named member.
    Member(&'a str),
    /// Each element of the list before it.
    Element,
}

impl FieldPath {
    /// A path from its text form.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The steps from the root.
    pub fn segments(&self) -> impl Iterator<Item = Segment<'_>> {
        self.0.split('.').flat_map(|part| {
            let (name, elements) = match part.find('[') {
                Some(at) => (&part[..at], part[at..].matches("[n]").count()),
                None => (part, 0),
            };
            std::iter::once(Segment::Member(name))
                .chain(std::iter::repeat_n(Segment::Element, elements))
        })
    }

    /// The last member's name.
    pub fn name(&self) -> &str {
        let last = self.0.rsplit('.').next().unwrap_or_default();
        last.split('[').next().unwrap_or_default()
    }

    /// The path of the field that holds this one; `None` at the root.
    pub fn parent(&self) -> Option<FieldPath> {
        if let Some(list) = self.0.strip_suffix("[n]") {
            return Some(Self(list.to_owned()));
        }
        self.0.rfind('.').map(|at| Self(self.0[..at].to_owned()))
    }

    /// Whether this is the element of a list rather than a named member.
    pub fn is_element(&self) -> bool {
        self.0.ends_with("[n]")
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
