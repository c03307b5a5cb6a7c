//! The end of a run, for people: [`summary`] fits a screen, [`listing`] tells
//! everything.

use std::fmt::Write as _;
use std::path::Path;

use super::findings::Telling;
use super::topics::{self, Rows};
use super::{Excerpts, Paint, brief, printable, reported};
use crate::cause::{Cause, causes};
use crate::tallies::in_words;
use crate::{Record, RunReport, counted};

/// Causes that are told in full at the end of a command, so that a target of
/// which nothing works floods no screen.
const WHOLE: usize = 4;
/// Causes that are told in a line each, likewise.
const BRIEF: usize = 10;

/// What a run came to, as the end of a command: counts by system and topic,
/// then why it did not pass. It fits a screen where that is little: causes of
/// the worst verdict are told in full, others in a line, since they may follow
/// from the first. `folder` is where the run's reports are, where there are any:
/// whoever wants the whole is sent there.
pub fn summary(
    report: &RunReport,
    excerpts: &Excerpts,
    paint: Paint,
    folder: Option<&Path>,
) -> String {
    let telling = Telling {
        excerpts,
        paint,
        named: 1,
    };
    let mut out = String::new();
    topics::print(report, Rows::Telling, paint, &mut out);
    let causes = causes(report);
    let worst = causes.first().map(|cause| cause.verdict);
    let is_worst = |cause: &&Cause<'_>| Some(cause.verdict) == worst;
    let whole = causes.iter().take(WHOLE).take_while(is_worst).count();
    let (whole, others) = causes.split_at(whole);
    for cause in whole {
        telling.cause(cause, &mut out);
    }
    let (shown, left) = others.split_at(others.len().min(BRIEF));
    brief::print(shown, paint, &mut out);
    let left = left.len();
    if left > 0 {
        let more = counted(left, "more cause", "more causes");
        let folder = argument(folder);
        let _ = writeln!(
            out,
            "and {more}: `countersign report --format plain {folder}` tells all\n"
        );
    }
    fault(report, &mut out);
    out
}

/// All that a run came to: a verdict for each clause, counts by topic, and every
/// finding that did not pass, the worst first.
pub fn listing(record: &Record) -> String {
    let report = &record.report;
    let telling = Telling {
        excerpts: &Excerpts::of(record),
        paint: Paint::Plain,
        named: 10,
    };
    let mut out = String::new();
    clauses(report, &mut out);
    topics::print(report, Rows::All, telling.paint, &mut out);
    for cause in causes(report) {
        telling.whole(&cause, &mut out);
    }
    fault(report, &mut out);
    out
}

fn clauses(report: &RunReport, out: &mut String) {
    if report.clauses.is_empty() {
        return;
    }
    out.push_str("Clauses\n");
    for (id, clause) in &report.clauses {
        let verdict = clause.verdict();
        let counts = in_words(|verdict| clause.count(verdict));
        let id = printable(&id.0, 200);
        let _ = writeln!(out, "  {verdict:<12} {id:<56} {counts}");
    }
    out.push('\n');
}

/// A folder as an argument of a command line; `DIR`, where there is none or it
/// can't be shown as one.
fn argument(folder: Option<&Path>) -> String {
    let path = folder.and_then(Path::to_str).unwrap_or_default();
    let is_plain = |it: char| it.is_alphanumeric() || "/._-+@%:,=".contains(it);
    let is_shown = !path.contains('\'') && printable(path, usize::MAX) == path;
    match path {
        "" => "DIR".to_owned(),
        _ if !path.starts_with('-') && path.chars().all(is_plain) => path.to_owned(),
        _ if !path.starts_with('-') && is_shown => format!("'{path}'"),
        _ => "DIR".to_owned(),
    }
}

fn fault(report: &RunReport, out: &mut String) {
    if let Some(fault) = &report.harness_fault {
        let fault = reported(fault, 2_000);
        let _ = writeln!(
            out,
            "The harness itself failed: {fault}\nThis says nothing about the target.\n"
        );
    }
}
