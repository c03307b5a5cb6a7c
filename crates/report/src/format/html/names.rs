//! [`Names`]: what each scenario is called in links.

use std::collections::{BTreeMap, HashMap};

use crate::RunReport;
use crate::times::Times;

/// What each scenario is called in links: its stable name, and a number behind
/// it where that is not its own.
#[derive(Debug)]
pub(super) struct Names<'a> {
    by_ordinal: BTreeMap<u32, String>,
    first: HashMap<&'a str, u32>,
}

impl<'a> Names<'a> {
    /// The names of a run's scenarios.
    pub(super) fn of(report: &'a RunReport) -> Self {
        let mut times = Times::new();
        let mut names = Self {
            by_ordinal: BTreeMap::new(),
            first: HashMap::new(),
        };
        for (&ordinal, scenario) in &report.scenarios {
            let id = scenario.scenario.0.as_str();
            let name = match times.next(id) {
                1 => id.to_owned(),
                times => format!("{id}~{times}"),
            };
            names.by_ordinal.insert(ordinal, name);
            names.first.entry(id).or_insert(ordinal);
        }
        names
    }

    /// The name of a scenario; empty of one that is not there.
    pub(super) fn get(&self, ordinal: u32) -> &str {
        self.by_ordinal.get(&ordinal).map_or("", String::as_str)
    }

    /// Whether a scenario of this stable name was run.
    pub(super) fn has(&self, id: &str) -> bool {
        self.first.contains_key(id)
    }
}
