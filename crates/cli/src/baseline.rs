//! Baselines on disk, and `countersign baseline`.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use countersign_journal::ExitCode;
use countersign_report::baseline::{Assessment, Baseline, Entry, LONGEST, Observed, Terms};
use countersign_report::console::printable;
use countersign_report::{counted, write_atomically};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

use crate::codes;
use crate::error::Failure;
use crate::judge::observe;
use crate::text::say;

/// Days that a new entry lasts where nobody says otherwise.
const USUAL: i64 = 90;
/// Characters of a line that is told.
const LINE: usize = 400;

/// What to do with a baseline.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Bring a baseline to what a run has found, or write the first one
    Update(Update),
}

/// Arguments of `countersign baseline update`.
#[derive(Debug, Args)]
pub(crate) struct Update {
    /// The baseline
    pub(crate) file: PathBuf,

    /// Reports of the run
    #[arg(long, value_name = "DIR", default_value = "reports/latest")]
    pub(crate) from: PathBuf,

    /// Why new entries are let be [default: what was found]
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: Option<String>,

    /// Who sees to new entries
    #[arg(
        long,
        value_name = "NAME",
        default_value = "",
        hide_default_value = true
    )]
    pub(crate) owner: String,

    /// Where new entries are tracked
    #[arg(
        long,
        value_name = "TEXT",
        default_value = "",
        hide_default_value = true
    )]
    pub(crate) issue: String,

    /// Last day of new entries, and of those that are past theirs, at most 180
    /// days ahead [default: in 90 days, for new ones]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) expires: Option<Date>,
}

/// A baseline that was read from a file.
pub(crate) struct BaselineFile {
    name: String,
    today: Date,
    baseline: Baseline,
}

impl BaselineFile {
    /// Reads a baseline.
    pub(crate) fn read(path: &Path) -> Result<Self, Failure> {
        let name = path.display().to_string();
        let text = fs::read_to_string(path).map_err(|error| {
            Failure::usage(
                format!("cannot read the baseline {name}: {error}"),
                format!("`countersign baseline update {name}` writes one of the last run"),
            )
            .coded(codes::BASELINE_UNREADABLE)
        })?;
        let today = today();
        let baseline = Baseline::parse(&text, today).map_err(|problems| {
            let lines = problems.iter().map(|problem| format!("{name}:{problem}"));
            Failure::usage(
                lines.collect::<Vec<_>>().join("\n"),
                "an entry is a [[finding]] with clause, scenario, verdict, fingerprint, reason and expires, \
                 as `countersign baseline update` writes it",
            )
            .coded(codes::BASELINE_MALFORMED)
        })?;
        Ok(Self {
            name,
            today,
            baseline,
        })
    }

    /// What it lists.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.baseline.entries
    }

    /// Holds it against what was observed.
    pub(crate) fn assess(&self, observed: &Observed) -> Assessment {
        self.baseline.assess(observed, self.today)
    }

    /// What people read of an assessment.
    pub(crate) fn told(&self, assessment: &Assessment) -> String {
        let mut text = format!(
            "baseline {}: {} listed, {} not; {} stale\n",
            self.name,
            counted(assessment.excused, "finding is", "findings are"),
            counted(assessment.unlisted.len(), "is", "are"),
            counted(assessment.stale.len(), "entry is", "entries are")
        );
        for stale in &assessment.stale {
            let Entry { line, column, .. } = stale.entry;
            let sentence = printable(&stale.to_string(), LINE);
            let _ = writeln!(text, "  {}:{line}:{column}: {sentence}", self.name);
        }
        text
    }
}

/// Brings a baseline to what a run has found.
pub(crate) fn update(arguments: &Update) -> Result<ExitCode, Failure> {
    let Update {
        file,
        from,
        reason,
        owner,
        issue,
        expires,
    } = arguments;
    let today = today();
    let latest = today.saturating_add(LONGEST.days());
    if let Some(date) = expires.filter(|date| !(today..=latest).contains(date)) {
        return Err(Failure::usage(
            format!("--expires {date} is past, or more than {LONGEST} days ahead"),
            format!("name a day from today on, {LONGEST} days ahead at most"),
        )
        .coded(codes::OUT_OF_RANGE));
    }
    let old = if file.exists() {
        BaselineFile::read(file)?.baseline
    } else {
        Baseline::default()
    };
    let recorder = observe(from)?;
    let terms = Terms {
        reason: reason.clone(),
        owner: owner.clone(),
        issue: issue.clone(),
        expires: expires.unwrap_or_else(|| today.saturating_add(USUAL.days())),
    };
    let updated = old.update(recorder.observed(), &terms, expires.is_some(), today);
    write_atomically(file, updated.baseline.to_toml()).map_err(|error| {
        Failure::usage(error.to_string(), "name a file that can be written to")
            .coded(codes::NOT_WRITABLE)
    })?;
    let mut text = format!(
        "{}: {} added, {} kept, {} renewed, {} dropped\n",
        file.display(),
        updated.added.len(),
        updated.kept,
        updated.renewed,
        updated.dropped.len()
    );
    for (word, entries) in [("added", &updated.added), ("dropped", &updated.dropped)] {
        for Entry { finding, .. } in entries {
            let line = format!(
                "{} {} in {}",
                finding.verdict, finding.clause, finding.scenario
            );
            let _ = writeln!(text, "  {word:<8} {}", printable(&line, LINE));
        }
    }
    say(&text);
    Ok(ExitCode::Success)
}

/// The day, in UTC, lest it depend on the machine.
fn today() -> Date {
    Timestamp::now().to_zoned(TimeZone::UTC).date()
}
