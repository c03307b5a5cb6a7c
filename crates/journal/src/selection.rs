//! A [`Selection`]: which of a system's scenarios a run was to have.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Which of the scenarios of its systems a run was to have, as its command line
/// said. Which systems these are, [`RunStarted`](crate::RunEvent::RunStarted)
/// tells, and which part of what is selected a machine took, its
/// [`Shard`](crate::Shard).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Selection {
    /// The tag expression that scenarios had to satisfy, as it was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tags: Option<String>,
    /// The folder whose feature files were read in place of those that belong
    /// to the systems, as it was named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub features: Option<String>,
    /// How many scenarios there are that the tags could have selected; `None`
    /// where nobody counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<u32>,
}

impl Selection {
    /// Whether it leaves nothing out: these are all scenarios that belong to
    /// the systems.
    pub fn is_everything(&self) -> bool {
        self.tags.is_none() && self.features.is_none()
    }

    /// Whether another run was to have the same scenarios, if its suite was the
    /// same.
    pub fn is_like(&self, other: &Self) -> bool {
        self.tags == other.tags && self.features == other.features
    }
}

impl fmt::Display for Selection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.tags, &self.features) {
            (None, None) => f.write_str("everything"),
            (Some(tags), None) => f.write_str(tags),
            (None, Some(folder)) => write!(f, "the features in {folder}"),
            (Some(tags), Some(folder)) => write!(f, "{tags} of the features in {folder}"),
        }
    }
}
