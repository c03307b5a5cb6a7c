//! Names in kebab case, each given once.

use std::collections::{HashMap, HashSet};

use countersign_contract::kebab;

use super::tree::Id;

/// The names of messages, and which schema each is of.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: HashSet<String>,
    /// How often a name was wanted, so that the next number is at hand.
    wanted: HashMap<String, usize>,
    of: HashMap<(Id, bool), String>,
}

impl Names {
    /// A name that no other has: this one, or with a number behind it.
    pub(super) fn unique(&mut self, words: &str) -> String {
        let name = match kebab(words) {
            name if name.is_empty() => "unnamed".to_owned(),
            name => name,
        };
        let wanted = self.wanted.entry(name.clone()).or_default();
        loop {
            *wanted += 1;
            let numbered = match *wanted {
                1 => name.clone(),
                count => format!("{name}-{count}"),
            };
            if self.taken.insert(numbered.clone()) {
                return numbered;
            }
        }
    }

    /// The name of a schema's message, in JSON or XML, where it has one.
    pub(super) fn of(&self, schema: Id, xml: bool) -> Option<&str> {
        self.of.get(&(schema, xml)).map(String::as_str)
    }

    /// Names a schema's message.
    pub(super) fn give(&mut self, schema: Id, xml: bool, words: &str) -> String {
        let name = self.unique(words);
        self.of.insert((schema, xml), name.clone());
        name
    }
}
