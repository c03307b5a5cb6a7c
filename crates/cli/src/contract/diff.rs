//! `countersign contract diff`: what a new contract changes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use countersign_contract::diff::stale::{BaselineEntry, StaleList};
use countersign_contract::diff::{Change, Rating};
use countersign_journal::ExitCode;
use serde::Serialize;

use super::subject::{Subject, features_of};
use crate::baseline::BaselineFile;
use crate::error::Failure;
use crate::text::say;

mod told;

/// Arguments of `countersign contract diff`.
#[derive(Debug, Args)]
#[command(after_help = "\
Each change is rated for clients and for endpoints that kept to the old
contract: breaking, risky or safe. What it makes stale is listed behind:
clauses, scenarios that cite them or try a field that changed, and entries of
baselines about either.

A published page says nothing of clauses and rulings: where OLD or NEW is one,
they are taken to be as they were.

Exit codes:
  2  wrong usage, or a contract, page or baseline that can't be read
  1  a change is breaking, for clients or for endpoints
  0  none is")]
pub(crate) struct Diff {
    /// What was: a contract's folder, the name of a built-in system, a
    /// published page, a folder of pages, or an OpenAPI file
    #[arg(value_name = "OLD")]
    old: String,

    /// What is: the same
    #[arg(value_name = "NEW")]
    new: String,

    /// How to print it
    #[arg(long, value_enum, default_value = "text")]
    format: Format,

    /// Feature files, some of which may be stale [default: those of OLD]
    #[arg(long, value_name = "DIR")]
    features: Option<PathBuf>,

    /// A baseline, entries of which may be stale; several times for several
    #[arg(long, value_name = "FILE")]
    baseline: Vec<PathBuf>,
}

/// How changes are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// One JSON object: `changes`, `stale`
    Json,
}

/// What `--format json` prints.
#[derive(Serialize)]
struct Printed<'p> {
    changes: &'p [Change],
    stale: &'p StaleList,
}

/// Compares two contracts.
pub(crate) fn diff(arguments: &Diff) -> Result<ExitCode, Failure> {
    let (old, new) = Subject::pair(&arguments.old, &arguments.new)?;
    let changes = countersign_contract::diff(&old.contract, &new.contract);
    let features = match &arguments.features {
        Some(folder) => features_of(&old.contract.system, folder)?,
        None => old.features()?,
    };
    let features: Vec<(&str, &str)> = features
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let entries = entries(&arguments.baseline)?;
    let stale = StaleList::of(&old.contract.system, &changes, &features, &entries);
    match arguments.format {
        Format::Text => say(&told::text(&changes, &stale)),
        Format::Json => {
            let printed = Printed {
                changes: &changes,
                stale: &stale,
            };
            let text = serde_json::to_string_pretty(&printed)
                .map_err(|error| Failure::harness(error.to_string()))?;
            say(&format!("{text}\n"));
        }
    }
    let is_breaking = changes.iter().any(|one| one.worst() == Rating::Breaking);
    Ok(if is_breaking {
        ExitCode::Failed
    } else {
        ExitCode::Success
    })
}

/// The entries of baselines.
fn entries(paths: &[PathBuf]) -> Result<Vec<BaselineEntry>, Failure> {
    let mut entries = Vec::new();
    for path in paths {
        let baseline = BaselineFile::read(path)?;
        entries.extend(baseline.entries().iter().map(|entry| BaselineEntry {
            file: path.display().to_string(),
            line: entry.line,
            clause: entry.finding.clause.0.clone(),
            scenario: entry.finding.scenario.0.clone(),
        }));
    }
    Ok(entries)
}
