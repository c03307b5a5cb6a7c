//! The [`Conclusion`] of a run, as it goes on or judged again: summary,
//! reports, exit code.

use std::io;
use std::path::PathBuf;

use clap::Args;
use countersign_journal::{ExitCode, Verdict};
use countersign_report::console::printable;
use countersign_report::{RunReport, console, counted, duration};

use crate::baseline::BaselineFile;
use crate::console::Console;
use crate::error::Failure;
use crate::recorder::Recorder;
use crate::report::{Made, Renderings, Unheeded};
use crate::reports::Reports;

/// What of the command line decides how a run exits.
#[derive(Debug, Args)]
pub(crate) struct Exits {
    /// Count a contradicted `should` as failed
    #[arg(long)]
    pub(crate) strict: bool,

    /// Findings that are known: they do not fail the run until their date
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
}

/// The end of a run.
pub(crate) struct Conclusion {
    strict: bool,
    baseline: Option<BaselineFile>,
    /// What keeps the run from being a whole one.
    flaw: Option<String>,
    console: Console,
    renderings: Renderings,
}

impl Conclusion {
    /// Reads what is needed, before anything else is done.
    pub(crate) fn of(exits: &Exits) -> Result<Self, Failure> {
        Ok(Self {
            strict: exits.strict,
            baseline: exits
                .baseline
                .as_deref()
                .map(BaselineFile::read)
                .transpose()?,
            flaw: None,
            console: Console::of(None),
            renderings: Renderings::default(),
        })
    }

    /// The same, told in this way and rendered in these formats besides.
    pub(crate) fn shown(mut self, console: Console, renderings: Renderings) -> Self {
        self.console = console;
        self.renderings = renderings;
        self
    }

    /// Whether a warning counts as failed.
    pub(crate) fn strict(&self) -> bool {
        self.strict
    }

    /// Whether what is found is held against a baseline.
    pub(crate) fn has_baseline(&self) -> bool {
        self.baseline.is_some()
    }

    /// The run is not a whole one, which is told; it never ends well.
    pub(crate) fn flaw(&mut self, sentence: impl Into<String>) {
        self.flaw = Some(sentence.into());
    }

    /// Writes the reports, tells what the run came to, whatever became of them,
    /// and says how to exit.
    pub(crate) fn tell(
        &self,
        recorder: &mut Recorder,
        reports: Option<Reports>,
    ) -> Result<ExitCode, Failure> {
        let console = self.console;
        let unheeded = recorder.unheeded().or_else(|| Unheeded::begin(console));
        let error = recorder.close();
        if let Some(flaw) = &self.flaw {
            console.say(&format!("\n{flaw}\n"));
        }
        let report = recorder.report();
        let folder = reports.as_ref().map(|reports| reports.folder().to_owned());
        let summary = console::summary(
            report,
            recorder.excerpts(),
            console.paint(),
            folder.as_deref(),
        );
        let mut told = format!("\n{summary}{}\n", size(report));
        let made = reports.map(|reports| self.write(report, reports, error));
        let made = made.unwrap_or_default();
        told.push_str(&made.told);
        let exit = self.exit(recorder, &mut told);
        told.push_str(&console::notices(report));
        let meaning = self.meaning(exit, report);
        // A green of a part is none of the whole.
        let of_selected = match report.selected() {
            Some(selected) if exit == ExitCode::Success => {
                let selected = printable(&selected, usize::MAX);
                format!(" with what was selected ({selected})")
            }
            _ => String::new(),
        };
        match &made.failure {
            None => told.push_str(&format!(
                "exit code {}: {}{}\n",
                exit.code(),
                meaning,
                of_selected
            )),
            Some(_) => told.push_str(&format!(
                "the run itself: {meaning}; its reports are not whole\n"
            )),
        }
        console.say(&told);
        drop(unheeded);
        console.say(&made.commands);
        made.failure.map_or(Ok(exit), Err)
    }

    /// Writes the reports; where the journal could not be written, for this
    /// reason.
    fn write(&self, report: &RunReport, mut reports: Reports, error: Option<io::Error>) -> Made {
        let unwritten = error.map(|error| reports.unwritten(&error));
        let mut made = match reports.write(report) {
            Ok(()) => {
                let mut made = self.renderings.write(reports.folder(), self.strict);
                let place = reports.place(&made.files);
                made.told.insert_str(0, &format!("reports: {place}\n"));
                made
            }
            Err(failure) => Made {
                failure: Some(failure),
                ..Made::default()
            },
        };
        made.failure = unwritten.or(made.failure);
        made
    }

    fn exit(&self, recorder: &Recorder, told: &mut String) -> ExitCode {
        let report = recorder.report();
        let verdicts = report.verdicts();
        let exit = match &self.baseline {
            None => {
                let findings: Vec<_> = report.findings().cloned().collect();
                ExitCode::of_run(&verdicts, &findings, self.strict)
            }
            Some(baseline) => {
                let assessment = baseline.assess(recorder.observed());
                told.push_str(&baseline.told(&assessment));
                assessment.exit_code(&verdicts, self.strict)
            }
        };
        if report.harness_fault.is_some() {
            return ExitCode::HarnessFault;
        }
        match exit {
            ExitCode::Success | ExitCode::StaleBaseline if self.flaw.is_some() => {
                ExitCode::Inconclusive
            }
            exit => exit,
        }
    }

    /// What an exit code says of a run.
    fn meaning(&self, exit: ExitCode, report: &RunReport) -> &'static str {
        let has_failed = || report.findings().any(|it| it.verdict == Verdict::Failed);
        match exit {
            ExitCode::Success if self.baseline.is_some() && has_failed() => {
                "nothing but what the baseline lists"
            }
            exit => meaning(exit),
        }
    }
}

/// One line of how much was run.
fn size(report: &RunReport) -> String {
    format!(
        "{}, {}, {}",
        counted(report.scenarios.len(), "scenario", "scenarios"),
        counted(report.clauses.len(), "clause", "clauses"),
        duration(report.elapsed_ms)
    )
}

fn meaning(exit: ExitCode) -> &'static str {
    match exit {
        ExitCode::Success => "all is well",
        ExitCode::Failed => "the target contradicts its documentation",
        ExitCode::Inconclusive => "something could not be judged, or nothing passed",
        ExitCode::StaleBaseline => "a baseline entry is stale",
        ExitCode::Usage => "wrong usage or configuration",
        ExitCode::HarnessFault => "the harness itself failed, which says nothing about the target",
    }
}
