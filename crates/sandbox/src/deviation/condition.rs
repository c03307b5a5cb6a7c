//! A [`Condition`] on a value.

use regex::Regex;
use serde::Deserialize;
use serde_json::Value;

use super::pattern::Pattern;
use super::place::Place;

/// What must hold of a value; all that is said must.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Condition {
    /// Where; the value itself where nothing is said.
    pub(crate) at: Place,
    equals: Option<Value>,
    like: Option<Pattern>,
    unlike: Option<Pattern>,
    /// More characters, or elements, than this.
    longer: Option<usize>,
    absent: bool,
    /// Said where nothing else is: that there is a value.
    #[allow(dead_code, reason = "a value that is found is present")]
    present: bool,
}

impl Condition {
    /// Whether any value at the place satisfies it, or, for one that is to be
    /// absent, whether there is none.
    pub(crate) fn holds(&self, tree: &Value) -> bool {
        let found = self.at.find(tree);
        if self.absent {
            return found.is_empty();
        }
        found
            .iter()
            .filter_map(|spot| spot.of(tree))
            .any(|value| self.fits(value))
    }

    /// Whether a value satisfies it.
    pub(crate) fn fits(&self, value: &Value) -> bool {
        let text = text(value);
        let long = match value {
            Value::Array(elements) => elements.len(),
            _ => text.chars().count(),
        };
        self.equals.as_ref().is_none_or(|equals| equals == value)
            && self
                .like
                .as_ref()
                .is_none_or(|Pattern(like): &Pattern| Regex::is_match(like, &text))
            && self
                .unlike
                .as_ref()
                .is_none_or(|Pattern(unlike): &Pattern| !unlike.is_match(&text))
            && self.longer.is_none_or(|most| long > most)
    }
}

/// A value as a person writes it: texts without their quotes.
pub(crate) fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
