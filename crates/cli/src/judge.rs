//! `countersign judge`: a journal is judged again, without a network.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use countersign_check::{Difference, Replay};
use countersign_journal::{ExitCode, Finding, RunEvent};
use countersign_pack::Pack;
use countersign_report::console::printable;
use countersign_report::counted;
use countersign_system::System;

use crate::codes;
use crate::conclusion::{Conclusion, Exits};
use crate::console::Console;
use crate::error::Failure;
use crate::journal_file::JournalFile;
use crate::pack;
use crate::recorder::Recorder;
use crate::report::Shown;
use crate::reports::Reports;
use crate::selected;
use crate::systems;

/// Scenarios that are named where what is recorded differs.
const NAMED: usize = 20;
/// Characters of a finding's sentence.
const SENTENCE: usize = 200;

/// Arguments of `countersign judge`.
#[derive(Debug, Args)]
pub(crate) struct Judge {
    /// A journal.ndjson, or the folder that holds it; `-` reads standard input
    pub(crate) journal: PathBuf,

    /// The pack whose run it was, where it was none of a built-in system
    #[arg(long, value_name = "DIR")]
    pub(crate) pack: Option<PathBuf>,

    /// Where to write the reports again [default: nowhere]
    #[arg(long, value_name = "DIR")]
    pub(crate) report_dir: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) exits: Exits,

    #[command(flatten)]
    pub(crate) shown: Shown,
}

/// Judges a journal: the findings of the run follow once more from what was
/// sent, received and claimed, and so do its reports and its exit code.
pub(crate) fn judge(arguments: &Judge) -> Result<ExitCode, Failure> {
    let Shown { console, format } = &arguments.shown;
    if arguments.report_dir.is_none() && !format.is_empty() {
        return Err(Failure::usage(
            "there is no folder for what --format names",
            "name one with --report-dir, or render the journal as it is: `countersign report`",
        ));
    }
    let console = Console::of(*console);
    let renderings = arguments.shown.renderings(arguments.pack.as_deref());
    let mut conclusion = Conclusion::of(&arguments.exits)?.shown(console, renderings);
    let mut journal = JournalFile::open(&arguments.journal)?;
    let start = journal.start()?;
    let written = arguments.report_dir.as_deref();
    let written = written.map(|folder| Reports::beside(folder, format));
    let (reports, live) = written.transpose()?.unzip();
    let mut recorder = Recorder::again(live, conclusion.strict(), console);
    if conclusion.has_baseline() {
        recorder.there_are(selected::of_journal(&start, arguments.pack.as_deref())?);
    }
    let pack = arguments.pack.as_deref().map(pack::read).transpose()?;
    let judged = judge_again(start, pack, &mut journal, |event| recorder.record(&event))?;
    console.say(&told(&judged));
    if let Some(flaw) = judged.flaw() {
        conclusion.flaw(flaw);
    }
    conclusion.tell(&mut recorder, reports)
}

/// What was found out about a journal while it was judged.
pub(crate) struct Judged {
    /// What contradicts itself in it, with its place.
    faults: Vec<String>,
    /// Where it records other findings than follow.
    differences: Vec<Difference>,
    is_cut: bool,
    is_finished: bool,
}

impl Judged {
    /// What keeps it from being the journal of a whole run as it was judged.
    fn flaw(&self) -> Option<&'static str> {
        if self.is_cut {
            Some("the journal is cut off: what follows is what it holds")
        } else if !self.is_finished {
            Some("the journal ends before its run does: what follows is what it holds")
        } else if !self.faults.is_empty() {
            Some("the journal contradicts itself, see above")
        } else if !self.differences.is_empty() {
            Some("the journal records other findings than follow from it, see the scenarios above")
        } else {
            None
        }
    }
}

/// Judges the events of a journal again, the first of which has been read; by
/// the built-in systems, and a pack where it was one's run.
pub(crate) fn judge_again(
    start: RunEvent,
    pack: Option<Pack>,
    journal: &mut JournalFile,
    mut sink: impl FnMut(RunEvent),
) -> Result<Judged, Failure> {
    let known = systems::systems().into_iter();
    let known = known.map(|known| known.system as Arc<dyn System>);
    let pack = pack.map(|pack| Arc::new(pack) as Arc<dyn System>);
    let mut replay = Replay::new(known.chain(pack));
    let mut faults = Vec::new();
    let mut is_finished = false;
    let mut event = Some(start);
    while let Some(next) = event {
        is_finished |= matches!(next, RunEvent::RunFinished { .. });
        let events = replay
            .take(next)
            .map_err(|unknown| match systems::system(&unknown.name) {
                Err(failure) => Failure::usage(
                    format!("{}: {}", journal.place(), failure.message),
                    format!("{}, or say with --pack whose run it was", failure.hint),
                )
                .coded(codes::NO_SYSTEM),
                Ok(known) => Failure::harness(format!("the system {} is lost", known.name)),
            })?;
        for fault in &replay.faults()[faults.len()..] {
            faults.push(format!("{}: {fault}", journal.place()));
        }
        events.into_iter().for_each(&mut sink);
        event = journal.next().transpose()?;
    }
    Ok(Judged {
        faults,
        differences: replay.differences().to_vec(),
        is_cut: journal.is_cut(),
        is_finished,
    })
}

/// Whether what follows is what is recorded, and what the journal is told.
fn told(judged: &Judged) -> String {
    let mut text = String::new();
    for fault in &judged.faults {
        let _ = writeln!(text, "{}", printable(fault, SENTENCE));
    }
    let differences = &judged.differences;
    if differences.is_empty() {
        text.push_str("judged again: the findings are those that the journal records\n");
        return text;
    }
    let _ = writeln!(
        text,
        "judged again: the findings of {} are not those that the journal records",
        counted(differences.len(), "scenario", "scenarios")
    );
    for difference in differences.iter().take(NAMED) {
        let (recorded, derived) = difference.verdicts;
        let name = printable(&difference.scenario.0, SENTENCE);
        let _ = writeln!(text, "  {name}: recorded {recorded}, judged {derived}");
        for (word, findings) in [
            ("recorded", &difference.recorded),
            ("judged", &difference.derived),
        ] {
            for finding in findings {
                let _ = writeln!(text, "    {word:<9} {}", brief(finding));
            }
        }
    }
    if differences.len() > NAMED {
        let _ = writeln!(text, "  and {} more", differences.len() - NAMED);
    }
    text
}

fn brief(finding: &Finding) -> String {
    let Finding {
        verdict,
        clause,
        message,
        ..
    } = finding;
    printable(&format!("{verdict} {clause}: {message}"), SENTENCE)
}

/// Judges a journal for what is found alone.
pub(crate) fn observe(path: &Path) -> Result<Recorder, Failure> {
    let mut journal = JournalFile::open(path)?;
    let start = journal.start()?;
    let mut recorder = Recorder::new(None, false);
    recorder.there_are(selected::of_journal(&start, None)?);
    judge_again(start, None, &mut journal, |event| recorder.record(&event))?;
    Ok(recorder)
}
