//! `countersign trend`: verdicts and latencies over many runs.

use std::path::PathBuf;

use clap::Args;
use countersign_journal::ExitCode;
use countersign_report::compare::trend;
use countersign_report::write_atomically;

use crate::codes;
use crate::error::Failure;
use crate::report::Recorded;
use crate::text::{say, tell};

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
        let recorded = Recorded::read(path, false)?;
        if let Some(why) = recorded.partial {
            tell(&format!("note: {}: {why}\n", path.display()));
        }
        points.push(trend::Point::of(
            &path.display().to_string(),
            &recorded.record,
        ));
    }
    let above = arguments.out.parent();
    let made = above.map_or(Ok(()), std::fs::create_dir_all);
    made.map_err(|error| error.to_string())
        .and_then(|()| {
            let page = trend::html(points);
            write_atomically(&arguments.out, &page).map_err(|error| error.to_string())
        })
        .map_err(|error| {
            Failure::usage(error, "name a place that can be written to with --out")
                .coded(codes::NOT_WRITABLE)
        })?;
    say(&format!("trend: {}\n", arguments.out.display()));
    Ok(ExitCode::Success)
}
