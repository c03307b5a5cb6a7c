//! `cargo xtask timings`: how long scenarios take, for parts of a run that
//! take equally long.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Deserialize;

use crate::contents::{Mode, ensure_contents};

const FILE: &str = "crates/cli/timings.tsv";

/// Scenarios that take this many times as long as the mean stand by
/// themselves; of the others the topic's mean is enough.
const LONG: u64 = 4;

/// Arguments of `cargo xtask timings`.
#[derive(Debug, Args)]
pub(crate) struct Timings {
    /// The results of a run of everything on the built-in sandboxes
    #[arg(
        long,
        value_name = "FILE",
        default_value = "reports/latest/results.json"
    )]
    from: PathBuf,
}

#[derive(Deserialize)]
struct Results {
    timings: BTreeMap<String, u64>,
}

impl Timings {
    /// Writes the table that `countersign run --shard` parts by.
    pub(crate) fn run(&self, root: &Path) -> Result<(), String> {
        let from = root.join(&self.from);
        let text = fs::read_to_string(&from)
            .map_err(|error| format!("cannot read {}: {error}", from.display()))?;
        let results: Results =
            serde_json::from_str(&text).map_err(|error| format!("{}: {error}", from.display()))?;
        ensure_contents(&root.join(FILE), &table(&results.timings), Mode::Write)?;
        Ok(())
    }
}

fn table(timings: &BTreeMap<String, u64>) -> String {
    let mut lines: BTreeMap<&str, u64> = BTreeMap::new();
    let mean = timings.values().sum::<u64>() / (timings.len() as u64).max(1);
    let mut topics: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
    for (scenario, milliseconds) in timings {
        let end = scenario.match_indices('/').nth(1);
        let topic = end.map_or(scenario.as_str(), |(at, _)| &scenario[..at]);
        if *milliseconds >= LONG * mean {
            lines.insert(scenario, *milliseconds);
        } else {
            let (sum, count) = topics.entry(topic).or_default();
            *sum += milliseconds;
            *count += 1;
        }
    }
    lines.extend(
        topics
            .into_iter()
            .map(|(topic, (sum, count))| (topic, sum / count)),
    );
    let mut text = String::from(
        "# Milliseconds by scenario, or by topic for the rest of it. `cargo xtask timings` writes this.\n",
    );
    for (name, milliseconds) in lines {
        let _ = writeln!(text, "{milliseconds}\t{name}");
    }
    text
}
