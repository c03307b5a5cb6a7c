//! The [`Index`]: all scenarios in a line each, to be listed and filtered.

use std::collections::HashMap;

use serde::Serialize;

use countersign_journal::{ClauseId, Verdict};

use super::super::judged::Judged;
use super::super::names::Names;
use crate::Record;
use crate::cut::{Whole, cut};

/// Characters of a name.
const NAME: usize = 400;

/// All scenarios, and the names of what they are filtered by.
#[derive(Debug, Serialize)]
pub(super) struct Index<'a> {
    systems: Vec<&'a str>,
    topics: Vec<&'a str>,
    clauses: Vec<&'a ClauseId>,
    scenarios: Vec<Listed<'a>>,
}

/// A scenario in the list.
#[derive(Debug, Serialize)]
struct Listed<'a> {
    /// What it is called in links.
    key: String,
    /// Its name for people.
    name: String,
    /// Places of system and topic.
    system: usize,
    topic: usize,
    verdict: Verdict,
    location: &'a str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    tags: &'a [String],
    /// Milliseconds that it took.
    elapsed: u64,
    /// How many exchanges it had.
    exchanges: usize,
    /// Places of the clauses that it judges.
    clauses: Vec<usize>,
    /// Its chunk, and its place there.
    chunk: usize,
    place: usize,
}

impl<'a> Index<'a> {
    /// The list of a run's scenarios; `places` says in which chunk each is.
    pub(super) fn of(
        record: &'a Record,
        names: &Names<'_>,
        judged: &Judged<'a>,
        places: &[(usize, usize)],
    ) -> Self {
        let mut systems = Places::default();
        let mut topics = Places::default();
        let mut clauses = Places::default();
        let scenarios = record.report.scenarios.iter().zip(places);
        let scenarios = scenarios
            .map(|((&ordinal, report), &(chunk, place))| {
                let details = record.scenarios.get(&ordinal);
                Listed {
                    key: names.get(ordinal).to_owned(),
                    name: cut(report.name(), NAME, Whole::Journal).into_owned(),
                    system: systems.of(report.system.as_str()),
                    topic: topics.of(report.topic.as_str()),
                    verdict: report.verdict(),
                    location: &report.location,
                    tags: details.map_or(&[], |details| &details.tags),
                    elapsed: report.elapsed_ms,
                    exchanges: details.map_or(0, |details| details.exchanges.len()),
                    clauses: judged.clauses(ordinal).map(|id| clauses.of(id)).collect(),
                    chunk,
                    place,
                }
            })
            .collect();
        Self {
            systems: systems.list,
            topics: topics.list,
            clauses: clauses.list,
            scenarios,
        }
    }
}

/// Things by the place at which they were first seen.
#[derive(Debug)]
struct Places<T> {
    list: Vec<T>,
    known: HashMap<T, usize>,
}

impl<T> Default for Places<T> {
    fn default() -> Self {
        Self {
            list: Vec::new(),
            known: HashMap::new(),
        }
    }
}

impl<T: Copy + Eq + std::hash::Hash> Places<T> {
    fn of(&mut self, thing: T) -> usize {
        *self.known.entry(thing).or_insert_with(|| {
            self.list.push(thing);
            self.list.len() - 1
        })
    }
}
