//! A [`Ruling`]: how a gap or contradiction of the pages is read, and why.

use serde::{Deserialize, Serialize};

/// How one gap or contradiction of the pages is read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ruling {
    /// Dotted id that starts with the system (`spectrum.ruling.quantity`).
    pub id: String,
    /// What the pages leave open or contradict themselves on.
    pub gap: String,
    /// How it is read here.
    pub reading: String,
    /// Why.
    pub because: String,
}
