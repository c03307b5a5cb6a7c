//! Names of XML, their prefixes, and what is no name but stands for one.

use crate::text::floor;
use std::collections::HashMap;

/// Longest entity that is looked at, in bytes.
const LONGEST_ENTITY: usize = 32;

/// Longest placeholder in angle brackets, in bytes.
const LONGEST_PLACEHOLDER: usize = 80;

/// Whether a letter may begin a name.
pub(super) fn may_begin(letter: char) -> bool {
    letter.is_alphabetic() || letter == '_'
}

/// Length of the name that a text begins with, in bytes.
pub(super) fn length(text: &str) -> usize {
    let in_name = |letter: char| letter.is_alphanumeric() || "_-.:".contains(letter);
    let rest = text.trim_start_matches(in_name);
    let name = &text[..text.len() - rest.len()];
    // `<order...>` is a name and dots.
    name.find("..").unwrap_or(name.len())
}

/// Length of `<...>`, `<…>` and the like at the beginning of a text.
pub(super) fn placeholder(text: &str) -> Option<usize> {
    let near = &text[..floor(text, LONGEST_PLACEHOLDER)];
    let end = near.find('>')?;
    let inner = near[1..end].trim();
    (inner.starts_with("..") || inner.starts_with('…')).then_some(end + 1)
}

/// Whether words say that more stands here.
pub(super) fn stands_for_more(words: &str) -> bool {
    words.contains("...") || words.contains('…')
}

/// Whether a text that begins with an ampersand begins with an entity.
pub(super) fn is_entity(text: &str) -> bool {
    let near = &text[1..floor(text, LONGEST_ENTITY)];
    let Some(end) = near.find(';') else {
        return false;
    };
    let name = &near[..end];
    match name.strip_prefix('#') {
        Some(digits) => {
            !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_alphanumeric())
        }
        None => !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric()),
    }
}

/// The prefix of a name that has one.
pub(super) fn prefix(name: &str) -> Option<&str> {
    name.split_once(':').map(|(prefix, _)| prefix)
}

/// The prefixes that are declared, each as often as it is in scope.
#[derive(Default)]
pub(super) struct Scopes {
    counts: HashMap<String, usize>,
    /// The prefixes of each element that is open.
    levels: Vec<Vec<String>>,
}

impl Scopes {
    /// An element begins that declares these prefixes.
    pub(super) fn enter(&mut self, declared: Vec<String>) {
        for prefix in &declared {
            *self.counts.entry(prefix.clone()).or_default() += 1;
        }
        self.levels.push(declared);
    }

    /// Takes a prefix for declared from here on, whatever ends.
    pub(super) fn learn(&mut self, prefix: &str) {
        *self.counts.entry(prefix.to_owned()).or_default() += 1;
    }

    /// The innermost element ends.
    pub(super) fn leave(&mut self) {
        for prefix in self.levels.pop().unwrap_or_default() {
            if let Some(count) = self.counts.get_mut(&prefix) {
                *count = count.saturating_sub(1);
            }
        }
    }

    /// Whether a prefix is declared here.
    pub(super) fn know(&self, prefix: &str) -> bool {
        matches!(prefix, "xml" | "xmlns") || self.counts.get(prefix).is_some_and(|count| *count > 0)
    }
}
