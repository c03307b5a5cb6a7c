//! A [`Namespace`] of an XML wire form.

use serde::{Deserialize, Serialize};

/// A namespace and the prefix that stands for it in field paths. Documents may
/// write any prefix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Namespace {
    /// Prefix in field paths (`xlink`); empty for that of the elements.
    pub prefix: String,
    /// URI (`http://www.w3.org/1999/xlink`).
    pub uri: String,
}
