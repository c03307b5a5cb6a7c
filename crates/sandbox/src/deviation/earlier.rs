//! [`Earlier`]: that another request came before.

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::Value;

use super::when::{Seen, When};

/// So many subjects are remembered; then all are forgotten.
const MOST_REMEMBERED: usize = 100_000;

/// That another request came before, of the same subject where one is named.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Earlier {
    /// The requests that are meant; what counts them is not looked at.
    when: Box<When>,
    /// The member, at any depth, that names the subject of either request; in
    /// one without a body it is the end of the path.
    #[serde(default)]
    same: Option<String>,
    /// Subjects that differ in case only are one, and equal ones are not meant.
    #[serde(default)]
    in_any_case: bool,
    /// Milliseconds that have passed at most.
    #[serde(default)]
    within: Option<u32>,
}

/// When each subject was last seen, in nanoseconds since the Unix epoch.
pub(crate) type Memory = HashMap<String, (i128, String)>;

impl Earlier {
    /// Whether such a request came before this one.
    pub(crate) fn came(&self, seen: &Seen<'_>, memory: &Memory) -> bool {
        let recent = |then: i128| {
            let within = self.within.map(|within| i128::from(within) * 1_000_000);
            within.is_none_or(|within| seen.now - then <= within)
        };
        self.subjects(seen).iter().any(|subject| {
            memory.get(&self.key(subject)).is_some_and(|(then, spelt)| {
                recent(*then) && !(self.in_any_case && spelt == subject)
            })
        })
    }

    /// Remembers a request, if it is one of those.
    pub(crate) fn remember(&self, seen: &Seen<'_>, memory: &mut Memory) {
        if !self.when.is_about(seen) {
            return;
        }
        if memory.len() >= MOST_REMEMBERED {
            memory.clear();
        }
        for subject in self.subjects(seen) {
            memory.insert(self.key(&subject), (seen.now, subject));
        }
    }

    fn key(&self, subject: &str) -> String {
        if self.in_any_case {
            subject.to_lowercase()
        } else {
            subject.to_owned()
        }
    }

    fn subjects(&self, seen: &Seen<'_>) -> Vec<String> {
        let Some(member) = &self.same else {
            return vec![String::new()];
        };
        match seen.request {
            Some(tree) => {
                let mut found = Vec::new();
                collect(tree, member, &mut found);
                found
            }
            None => Vec::from_iter(seen.path.rsplit('/').next().map(str::to_owned)),
        }
    }
}

/// The texts of a member at any depth. Trees were read with a bounded one.
fn collect(tree: &Value, member: &str, found: &mut Vec<String>) {
    match tree {
        Value::Array(elements) => {
            for element in elements {
                collect(element, member, found);
            }
        }
        Value::Object(members) => {
            for (name, value) in members {
                match value {
                    Value::String(text) if name == member => found.push(text.clone()),
                    inner => collect(inner, member, found),
                }
            }
        }
        _ => {}
    }
}
