//! The [`OutlineRow`] that a scenario was made of.

use serde::{Deserialize, Serialize};

/// A row of an outline's examples, of which a scenario was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutlineRow {
    /// The outline's name, placeholders (`<column>`) and all.
    pub outline: String,
    /// The cells of the row, each behind the name of its column.
    pub cells: Vec<(String, String)>,
}
