//! `countersign merge`: the parts of a run become the run.

mod parts;
mod survey;

use std::path::PathBuf;

use clap::Args;
use countersign_journal::{ExitCode, RunEvent, Tally};

use crate::codes;
use crate::conclusion::{Conclusion, Exits};
use crate::console::Console;
use crate::error::Failure;
use crate::journal_file::JournalFile;
use crate::recorder::Recorder;
use crate::report::Shown;
use crate::reports::Reports;
use crate::selected;

use parts::Parts;
use survey::Survey;

/// Arguments of `countersign merge`.
#[derive(Debug, Args)]
pub(crate) struct Merge {
    /// The reports of every part: their folders, or their journals
    #[arg(required = true, value_name = "DIR")]
    pub(crate) parts: Vec<PathBuf>,

    /// Where the reports of the whole go
    #[arg(long, value_name = "DIR", default_value = "reports/latest")]
    pub(crate) report_dir: PathBuf,

    /// The pack whose run it was, where it was none of a built-in system
    #[arg(long, value_name = "DIR")]
    pub(crate) pack: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) exits: Exits,

    #[command(flatten)]
    pub(crate) shown: Shown,
}

/// Joins the journals of all parts of a run. Each is read twice: nothing is
/// written before all of them are known to fit.
pub(crate) fn merge(arguments: &Merge) -> Result<ExitCode, Failure> {
    let pack = arguments.pack.as_deref();
    let console = Console::of(arguments.shown.console);
    let renderings = arguments.shown.renderings(pack);
    let conclusion = Conclusion::of(&arguments.exits)?.shown(console, renderings);
    let surveys = arguments.parts.iter().map(|path| Survey::of(path));
    let parts = Parts::of(surveys.collect::<Result<Vec<_>, _>>()?)?;
    let (reports, journal) = Reports::beside(&arguments.report_dir, &arguments.shown.format)?;
    let mut recorder = Recorder::again(Some(journal), conclusion.strict(), console);
    let start = parts.start();
    if conclusion.has_baseline() {
        recorder.there_are(selected::of_journal(&start, pack)?);
    }
    recorder.record(&start);
    for notice in parts.notices() {
        recorder.record(&RunEvent::Noticed { notice });
    }
    for survey in parts.surveys() {
        copy(survey, &mut recorder)?;
    }
    recorder.record(&parts.end());
    conclusion.tell(&mut recorder, Some(reports))
}

/// Records what a part tells of its scenarios, all of which must still be
/// there.
fn copy(survey: &Survey, recorder: &mut Recorder) -> Result<(), Failure> {
    let mut finished = Tally::default();
    for event in JournalFile::open_file(&survey.path)? {
        let event = event?;
        match event {
            RunEvent::RunStarted { .. }
            | RunEvent::Noticed { .. }
            | RunEvent::RunFinished { .. } => continue,
            RunEvent::ScenarioFinished { verdict, .. } => finished.add(verdict),
            _ => {}
        }
        recorder.record(&event);
    }
    if finished == survey.tally {
        return Ok(());
    }
    Err(Failure::usage(
        format!("{} has changed while it was read", survey.name()),
        "merge the parts of a run once all of them have come to their end",
    )
    .coded(codes::PARTS))
}
