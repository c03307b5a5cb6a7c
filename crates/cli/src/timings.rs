//! [`Timings`]: how long scenarios took before.

use std::collections::HashMap;
use std::path::Path;
use std::{fs, io};

use countersign_journal::{RunEvent, ScenarioId};
use serde::Deserialize;

use crate::codes;
use crate::error::Failure;
use crate::journal_file::JournalFile;

/// Milliseconds by scenario or topic, as they were on the built-in sandboxes;
/// `cargo xtask timings` writes it. What is not as it was only makes parts less
/// even.
const RECORDED: &str = include_str!("../timings.tsv");

/// How long scenarios took before, in milliseconds.
pub(crate) struct Timings {
    known: HashMap<String, u64>,
    /// What those count that are not known.
    mean: u64,
}

/// What is read of a results.json.
#[derive(Deserialize)]
struct Results {
    timings: HashMap<String, u64>,
}

impl Timings {
    /// Those of the built-in sandboxes.
    pub(crate) fn recorded() -> Self {
        let lines = RECORDED.lines().filter(|line| !line.starts_with('#'));
        Self::new(lines.filter_map(|line| {
            let (milliseconds, name) = line.split_once('\t')?;
            Some((name.to_owned(), milliseconds.parse().ok()?))
        }))
    }

    /// Those of an earlier run: its results.json, or its journal.
    pub(crate) fn read(path: &Path) -> Result<Self, Failure> {
        let known = if path.extension().is_some_and(|end| end == "json") {
            from_results(path)?
        } else {
            from_journal(path)?
        };
        if known.is_empty() {
            return Err(Failure::usage(
                format!("{} tells of no scenario that was run", path.display()),
                HINT,
            )
            .coded(codes::TIMINGS));
        }
        Ok(Self::new(known))
    }

    fn new(known: impl IntoIterator<Item = (String, u64)>) -> Self {
        let known: HashMap<String, u64> = known.into_iter().collect();
        let sum = known
            .values()
            .fold(0_u64, |sum, more| sum.saturating_add(*more));
        Self {
            mean: sum / (known.len() as u64).max(1),
            known,
        }
    }

    /// How long a scenario will take: as long as before, or as others of its
    /// topic, or as all others. No scenario takes no time.
    pub(crate) fn of(&self, scenario: &ScenarioId) -> u64 {
        let name = scenario.0.as_str();
        let topic = name.match_indices('/').nth(1).map(|(at, _)| &name[..at]);
        let known = self.known.get(name);
        let known = known.or_else(|| self.known.get(topic?));
        known.copied().unwrap_or(self.mean).max(1)
    }
}

const HINT: &str = "--timings takes the results.json or journal.ndjson of an earlier run";

fn from_results(path: &Path) -> Result<HashMap<String, u64>, Failure> {
    let name = path.display();
    let read = |error: io::Error| {
        Failure::usage(format!("cannot read {name}: {error}"), HINT).coded(codes::TIMINGS)
    };
    let text = fs::read_to_string(path).map_err(read)?;
    let results: Results = serde_json::from_str(&text).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        let told = error.to_string();
        let message = told.split(" at line ").next().unwrap_or(&told);
        Failure::usage(format!("{name}:{line}:{column}: {message}"), HINT).coded(codes::TIMINGS)
    })?;
    Ok(results.timings)
}

fn from_journal(path: &Path) -> Result<HashMap<String, u64>, Failure> {
    let mut names = HashMap::new();
    let mut known = HashMap::new();
    for event in JournalFile::open(path)? {
        match event? {
            RunEvent::ScenarioStarted {
                ordinal, scenario, ..
            } => {
                names.insert(ordinal, scenario.0);
            }
            RunEvent::ScenarioFinished {
                ordinal,
                elapsed_ms,
                ..
            } => {
                known.extend(names.remove(&ordinal).map(|name| (name, elapsed_ms)));
            }
            _ => {}
        }
    }
    Ok(known)
}
