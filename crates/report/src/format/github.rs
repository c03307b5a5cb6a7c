//! `github-annotations.txt`: workflow commands, which GitHub shows beside the
//! lines of a pull request.

use std::fmt::Write as _;

use countersign_journal::Verdict;

use super::Format;
use crate::cause::{Cause, Subject, causes};
use crate::console::{printable, reported};
use crate::headline::partial;
use crate::remark::facts;
use crate::{Record, RunReport};

/// For GitHub's workflows.
pub(super) const FORMAT: Format = Format {
    name: "github",
    file: "github-annotations.txt",
    about: "workflow commands, which GitHub shows as annotations",
    render: |record, _| github(record).into(),
};

/// How many annotations of each kind GitHub keeps of a step; it drops the rest
/// without a word
/// (<https://docs.github.com/en/actions/reference/limits>).
const MOST: usize = 10;

/// Characters of a sentence or a value.
const VALUE: usize = 400;

/// Clauses that are named beside the one that a cause is told of.
const OTHERS: usize = 4;

/// An annotation.
struct Annotation {
    /// `error`, `warning` or `notice`.
    kind: &'static str,
    /// File and line; none where it is of the run.
    place: Option<(String, u32)>,
    title: String,
    /// Lines of text.
    message: String,
}

/// One command for each cause, the worst first.
/// Where there are more of a kind than GitHub keeps, the last one says so.
fn github(record: &Record) -> String {
    let mut annotations = of_run(&record.report);
    annotations.extend(causes(&record.report).iter().filter_map(of_cause));
    let mut text = String::new();
    for kind in ["error", "warning", "notice"] {
        let all: Vec<_> = annotations.iter().filter(|it| it.kind == kind).collect();
        let shown = if all.len() > MOST { MOST - 1 } else { MOST };
        for annotation in all.iter().take(shown) {
            annotation.print(&mut text);
        }
        if all.len() > MOST {
            let more = Annotation {
                kind,
                place: None,
                title: "countersign".to_owned(),
                message: format!(
                    "{} more of this kind are in the summary of the step and in results.json",
                    all.len() - shown
                ),
            };
            more.print(&mut text);
        }
    }
    text
}

/// What is to be said of the run itself.
fn of_run(report: &RunReport) -> Vec<Annotation> {
    let fault = report.harness_fault.as_deref().map(|fault| {
        let fault = reported(fault, VALUE);
        format!("The harness itself failed, which says nothing about the target: {fault}")
    });
    let told = fault.into_iter().chain(partial(report));
    let told = told.map(|message| Annotation {
        kind: "error",
        place: None,
        title: "countersign".to_owned(),
        message,
    });
    let notices = report.notices.iter().map(|notice| Annotation {
        kind: "notice",
        place: None,
        title: printable(&notice.code, VALUE),
        message: format!(
            "{}\n{}",
            reported(&notice.message, VALUE),
            reported(&notice.hint, VALUE)
        ),
    });
    told.chain(notices).collect()
}

/// What was found, at the first place where it was; nothing where it was
/// skipped, which is no news to whoever changed a line.
fn of_cause(cause: &Cause<'_>) -> Option<Annotation> {
    let first = &cause.first;
    let kind = match first.verdict {
        Verdict::Failed => "error",
        Verdict::Inconclusive | Verdict::Warned => "warning",
        Verdict::Skipped | Verdict::Passed => return None,
    };
    let mut message = reported(first.message, VALUE);
    for (label, value) in first.finding.into_iter().flat_map(facts) {
        if label != "exchange" {
            let _ = write!(message, "\n{label}: {}", reported(&value, VALUE));
        }
    }
    let _ = write!(
        message,
        "\nscenario: {}",
        printable(&first.scenario.scenario.0, VALUE)
    );
    if let Some(row) = first.place.example {
        let _ = write!(message, ", example at line {row}");
    }
    if cause.remarks.len() > 1 {
        let _ = write!(message, "\n{} in all", cause.counts());
    }
    if let Some(others) = cause.others_in_words(OTHERS, |id| printable(&id.0, VALUE)) {
        let _ = write!(message, "\n{others}");
    }
    Some(Annotation {
        kind,
        place: Some((printable(first.place.file, VALUE), first.place.line)),
        title: match cause.subject {
            Subject::Clause(clause) => {
                format!("{}: {}", cause.verdict, printable(&clause.0, VALUE))
            }
            Subject::Reason(_) => cause.verdict.to_string(),
        },
        message,
    })
}

impl Annotation {
    /// Appends the command, on one line.
    fn print(&self, out: &mut String) {
        let _ = write!(out, "::{} ", self.kind);
        if let Some((file, line)) = &self.place {
            let _ = write!(out, "file={},line={line},", property(file));
        }
        let _ = writeln!(
            out,
            "title={}::{}",
            property(&self.title),
            data(&self.message)
        );
    }
}

/// A message as a workflow command holds it.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A property as a workflow command holds it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
