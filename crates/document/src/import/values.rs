//! The [`Lists`] of values that pages close.

use std::collections::{HashMap, HashSet};

use countersign_contract::{Enumeration, Source, kebab};

use super::name::Names;
use crate::reading::{Reading, Unplaced};

/// Longest value, in bytes; a longer one is prose.
const LONGEST: usize = 300;
/// Most values of a list, and most lists.
const MOST: usize = 2000;

/// All lists of values, each by its name in the contract.
#[derive(Default)]
pub(super) struct Lists {
    /// Each with the reading that it comes from.
    pub(super) all: Vec<(usize, Enumeration)>,
    names: Names,
    /// By name.
    at: HashMap<String, usize>,
    /// Names in the contract by reading and name there.
    named: HashMap<(usize, String), String>,
    /// Names in the contract by the values.
    known: HashMap<Vec<String>, String>,
}

impl Lists {
    /// The lists that pages declare as such, named like nothing that these names
    /// have.
    pub(super) fn of(
        readings: &[(String, Reading)],
        names: Names,
        unplaced: &mut Vec<Unplaced>,
    ) -> Self {
        let mut lists = Self {
            names,
            ..Self::default()
        };
        for (at, (_, reading)) in readings.iter().enumerate() {
            for list in &reading.value_lists {
                let values = list.values.iter().map(|(value, _)| value.as_str());
                match lists.obtain(at, &list.name, values, &list.source) {
                    Some(name) => {
                        lists.named.insert((at, list.name.clone()), name);
                    }
                    None => unplaced.push(Unplaced {
                        source: list.source.clone(),
                        words: list.name.clone(),
                        because: "a contract holds no such list of values".into(),
                    }),
                }
            }
        }
        lists
    }

    /// The name of the list that a page calls so.
    pub(super) fn named(&self, reading: usize, name: &str) -> Option<String> {
        self.named.get(&(reading, name.to_owned())).cloned()
    }

    /// The name of the list of these values, made where there is none; `None`
    /// where a contract does not hold it.
    pub(super) fn obtain<'v>(
        &mut self,
        reading: usize,
        wanted: &str,
        values: impl Iterator<Item = &'v str>,
        source: &Source,
    ) -> Option<String> {
        let mut seen = HashSet::new();
        let values: Vec<String> = values
            .filter(|value| seen.insert(*value))
            .map(str::to_owned)
            .collect();
        let held = !values.is_empty()
            && values.len() <= MOST
            && values.iter().all(|value| value.len() <= LONGEST);
        if !held {
            return None;
        }
        if let Some(name) = self.known.get(&values) {
            return Some(name.clone());
        }
        if self.all.len() >= MOST {
            return None;
        }
        let name = self.names.give(wanted, "value");
        self.known.insert(values.clone(), name.clone());
        let list = Enumeration {
            name: name.clone(),
            values,
            source: source.clone(),
        };
        self.at.insert(name.clone(), self.all.len());
        self.all.push((reading, list));
        Some(name)
    }

    /// Adds the reasons of steps, under a name by which a contract knows them.
    pub(super) fn reasons(&mut self, reading: usize, values: Vec<String>, source: &Source) {
        let numbered = (2..).map(|number| format!("step-{number}-reason"));
        let mut names = std::iter::once("step-reason".to_owned()).chain(numbered);
        let name = names.find(|name| !self.at.contains_key(name) && !self.names.has(name));
        let name = name.unwrap_or_default();
        self.at.insert(name.clone(), self.all.len());
        let source = source.clone();
        self.all.push((
            reading,
            Enumeration {
                name,
                values,
                source,
            },
        ));
    }

    /// The values of the list with this name.
    pub(super) fn values(&self, name: &str) -> &[String] {
        let at = self.at.get(name).copied();
        at.map_or(&[], |at| &self.all[at].1.values)
    }

    /// How messages spell what words say, by the words in kebab case.
    pub(super) fn spellings(&self) -> HashMap<String, &str> {
        let lists = self.all.iter().flat_map(|(_, list)| &list.values);
        let spelled = lists.map(|value| (kebab(value), value.as_str()));
        // Of several spellings the first holds.
        let mut all = HashMap::new();
        for (meant, value) in spelled {
            all.entry(meant).or_insert(value);
        }
        all
    }
}
