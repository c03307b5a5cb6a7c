//! `countersign diff`: two runs compared.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use countersign_journal::ExitCode;
use countersign_report::RunReport;
use countersign_report::compare::{Comparison, Today};
use countersign_suite::TagExpression;

use crate::error::Failure;
use crate::journal_file::JournalFile;
use crate::judge;
use crate::pack;
use crate::report::Recorded;
use crate::text::say;

/// Arguments of `countersign diff`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign diff reports/yesterday reports/latest
  countersign diff --format markdown reports/main reports/latest

What the old run comes to as it is judged today tells a change of the target
from one of the suite or the contract. Scenarios that one of the runs was not
to have (of another system, or with other tags, features or parts) are not
compared, and say so. Latency is told where it has shifted beyond noise. Neither
decides anything.

Exit codes: 1 the new run shows a failure that the old one did not: something
has regressed, or is judged now and fails · 3 something was judged and is not
now, or a run did not come to its end · 0 neither · 2 wrong usage, or no
journal.")]
pub(crate) struct Diff {
    /// The old run: its folder of reports, or its journal
    #[arg(value_name = "RUN_A")]
    old: PathBuf,

    /// The new run
    #[arg(value_name = "RUN_B")]
    new: PathBuf,

    /// How to tell it
    #[arg(long, value_name = "F", value_enum, default_value_t = Form::Text)]
    format: Form,

    /// The pack whose runs they are, where they are none of a built-in system
    #[arg(long, value_name = "DIR")]
    pack: Option<PathBuf>,
}

/// How a comparison is told.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Form {
    /// For a terminal
    Text,
    /// For other programs
    Json,
    /// For a comment on a pull request
    Markdown,
}

/// Compares two runs.
pub(crate) fn diff(arguments: &Diff) -> Result<ExitCode, Failure> {
    let old = Recorded::read_one(&arguments.old)?;
    let new = Recorded::read_one(&arguments.new)?;
    let today = today(&arguments.old, arguments.pack.as_deref())?;
    let comparison = Comparison::knowing(
        &old,
        &new,
        Today {
            old: Some(&today),
            selects: &selects,
        },
    );
    say(&match arguments.format {
        Form::Text => comparison.text(),
        Form::Json => format!("{:#}\n", comparison.json()),
        Form::Markdown => comparison.markdown(),
    });
    Ok(if comparison.contradicts_more() {
        ExitCode::Failed
    } else if comparison.is_uncertain() {
        ExitCode::Inconclusive
    } else {
        ExitCode::Success
    })
}

/// Whether a tag expression of a run selects these tags; `None` where it can't
/// be read.
fn selects(expression: &str, tags: &[String]) -> Option<bool> {
    let expression = TagExpression::parse(expression).ok()?;
    Some(expression.selects(tags))
}

/// What a run comes to as it is judged now.
fn today(path: &Path, folder: Option<&Path>) -> Result<RunReport, Failure> {
    let pack = folder.map(pack::read).transpose()?;
    let mut journal = JournalFile::open_file(path)?;
    let start = journal.start()?;
    let mut report = RunReport::default();
    judge::judge_again(start, pack, &mut journal, |event| report.add(&event))?;
    Ok(report)
}
