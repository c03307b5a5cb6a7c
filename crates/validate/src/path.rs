//! A [`Path`]: where in a document the check stands.

use std::fmt;

/// Where in a document the check stands: a linked list that lives on the
/// stack, so that walking a valid document allocates nothing. Its text form
/// is a JSON Pointer (RFC 6901), built only when there is something to say.
///
/// ```
/// use countersign_validate::Path;
///
/// let root = Path::root();
/// let lines = root.member("line/items");
/// assert_eq!(lines.element(2).to_string(), "/line~1items/2");
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    step: Step<'a>,
}

#[derive(Debug, Clone, Copy)]
enum Step<'a> {
    Root,
    Member(&'a str),
    Element(usize),
}

impl<'a> Path<'a> {
    /// The whole document.
    pub const fn root() -> Self {
        Self {
            parent: None,
            step: Step::Root,
        }
    }

    /// The member of this name.
    pub const fn member(&'a self, name: &'a str) -> Path<'a> {
        Self {
            parent: Some(self),
            step: Step::Member(name),
        }
    }

    /// The list element of this index, from zero.
    pub const fn element(&'a self, index: usize) -> Path<'a> {
        Self {
            parent: Some(self),
            step: Step::Element(index),
        }
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // As deep as the types nest, never as deep as the input does.
        if let Some(parent) = self.parent {
            parent.fmt(f)?;
        }
        match self.step {
            Step::Root => Ok(()),
            Step::Element(index) => write!(f, "/{index}"),
            Step::Member(name) => {
                f.write_str("/")?;
                name.chars().try_for_each(|character| match character {
                    '~' => f.write_str("~0"),
                    '/' => f.write_str("~1"),
                    other => write!(f, "{other}"),
                })
            }
        }
    }
}
