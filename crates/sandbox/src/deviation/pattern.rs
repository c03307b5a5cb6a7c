//! A [`Pattern`]: a regular expression in a file.

use regex::Regex;
use serde::Deserialize;

/// A regular expression; one that can't be read is a fault of its file.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct Pattern(pub(crate) Regex);

impl TryFrom<String> for Pattern {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Regex::new(&text)
            .map(Self)
            .map_err(|error| error.to_string())
    }
}
