//! [`Unplaced`]: what looked like a declaration and is none that is read.

use std::fmt;

use countersign_contract::Source;

/// What looked like a declaration and could not be placed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unplaced {
    /// Where it stands.
    pub source: Source,
    /// Its words.
    pub words: String,
    /// Why it could not be placed.
    pub because: Because,
}

/// Why something could not be placed; printed, a lower-case fragment. Those that
/// a rule asks for have a name, so that their words are for people alone.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Because {
    /// An item of a list of fields names no field.
    NamelessItem,
    /// A row of a table of fields names no field.
    NamelessRow,
    /// A field of this path stands in this line already, of another type.
    OtherType(u32),
    /// A field of this path stands in this line already, with another
    /// requirement.
    OtherNeed(u32),
    /// What no rule asks for, in words.
    Other(String),
}

impl fmt::Display for Because {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, how) = match self {
            Self::NamelessItem => return f.write_str("the item of the field list names no field"),
            Self::NamelessRow => return f.write_str("the row names no field"),
            Self::Other(words) => return f.write_str(words),
            Self::OtherType(line) => (line, "of another type"),
            Self::OtherNeed(line) => (line, "with another requirement"),
        };
        write!(f, "the field stands in line {line} already, {how}")
    }
}

impl From<String> for Because {
    fn from(words: String) -> Self {
        Self::Other(words)
    }
}

impl From<&str> for Because {
    fn from(words: &str) -> Self {
        Self::Other(words.to_owned())
    }
}
