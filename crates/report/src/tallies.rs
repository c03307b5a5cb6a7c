//! [`SystemTally`]: verdicts counted by system and topic; and counts in words.

use std::collections::HashMap;

use countersign_journal::{Tally, Verdict};

use crate::RunReport;

/// The scenarios of a system by verdict.
#[derive(Debug, Clone)]
pub(crate) struct SystemTally<'a> {
    /// The system's name.
    pub(crate) name: &'a str,
    /// All of its scenarios.
    pub(crate) all: Tally,
    /// Those of each topic, in the order of the run.
    pub(crate) topics: Vec<(&'a str, Tally)>,
}

/// Systems and topics in the order of the run.
pub(crate) fn tallies(report: &RunReport) -> Vec<SystemTally<'_>> {
    let mut systems: Vec<SystemTally<'_>> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut topics: HashMap<(&str, &str), usize> = HashMap::new();
    for scenario in report.scenarios.values() {
        let (name, topic) = (scenario.system.as_str(), scenario.topic.as_str());
        let at = *places.entry(name).or_insert_with(|| {
            systems.push(SystemTally {
                name,
                all: Tally::default(),
                topics: Vec::new(),
            });
            systems.len() - 1
        });
        let system = &mut systems[at];
        let at = *topics.entry((name, topic)).or_insert_with(|| {
            system.topics.push((topic, Tally::default()));
            system.topics.len() - 1
        });
        let verdict = scenario.verdict();
        system.all.add(verdict);
        system.topics[at].1.add(verdict);
    }
    systems
}

/// The verdicts that there are any of, with how many: `3 passed, 1 failed`.
pub(crate) fn in_words(count: impl Fn(Verdict) -> u64) -> String {
    let counts: Vec<_> = Verdict::ALL
        .into_iter()
        .map(|verdict| (count(verdict), verdict))
        .filter(|(count, _)| *count > 0)
        .map(|(count, verdict)| format!("{count} {verdict}"))
        .collect();
    counts.join(", ")
}
