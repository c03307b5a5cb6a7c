//! [`Replacement`]: what is done to a text wherever a pattern is found.

use regex::Captures;
use serde::Deserialize;

use super::pattern::Pattern;
use super::text::TextVerb;

/// What is done to a text wherever a pattern is found: another text takes its
/// place, or something befalls it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Replacement {
    find: Pattern,
    /// `$1` stands for what the first group found.
    #[serde(default)]
    with: Option<String>,
    #[serde(default)]
    text: Option<TextVerb>,
}

impl Replacement {
    /// The text afterwards.
    pub(crate) fn apply(&self, text: &str) -> String {
        let Pattern(find) = &self.find;
        let instead = |found: &Captures<'_>| {
            let mut instead = String::new();
            match &self.with {
                Some(with) => found.expand(with, &mut instead),
                None => instead.push_str(&found[0]),
            }
            match self.text {
                Some(verb) => verb.apply(&instead),
                None => instead,
            }
        };
        find.replace_all(text, instead).into_owned()
    }
}
