//! `countersign trend`: verdicts and latencies over many runs.

use std::path::PathBuf;

use clap::Args;
use countersign_journal::ExitCode;
use countersign_report::compare::trend;

use crate::error::Failure;
use crate::report::{Recorded, write_out};
use crate::text::say;

/// Arguments of `countersign trend`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign trend reports/2026-*
  countersign trend --out trend.html reports/monday reports/tuesday

Exit codes: 0 the page is written · 2 wrong usage, or a folder without a
journal: nothing is written then.")]
pub(crate) struct Trend {
    /// The runs: their folders of reports, or their journals, in any order
    #[arg(value_name = "DIR", required = true)]
    runs: Vec<PathBuf>,

    /// Where the page goes
    #[arg(long, value_name = "PATH", default_value = "reports/trend.html")]
    out: PathBuf,
}

/// Writes a page of how runs went one after the other.
pub(crate) fn trend(arguments: &Trend) -> Result<ExitCode, Failure> {
    let mut points = Vec::new();
    for path in &arguments.runs {
        let record = Recorded::read_one(path)?;
        points.push(trend::Point::of(&path.display().to_string(), &record));
    }
    write_out(&arguments.out, &trend::html(points).into())?;
    say(&format!("trend: {}\n", arguments.out.display()));
    Ok(ExitCode::Success)
}
