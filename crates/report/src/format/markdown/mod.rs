//! `comment.md` for a pull request, and `step-summary.md` for a workflow: the
//! run in GitHub's Markdown, the verdict first.

pub(crate) mod escape;
mod findings;
pub(crate) mod page;
mod tables;

use std::fmt::Write as _;

use countersign_journal::Verdict;

use self::escape::inline;
use self::page::Page;
use super::Format;
use crate::cause::causes;
use crate::headline::Headline;
use crate::{Record, Reference, RunReport, duration};

/// For pull requests.
pub(super) const COMMENT: Format = Format {
    name: "markdown",
    file: "comment.md",
    about: "Markdown, for a comment on a pull request",
    render: |record, reference| comment(record, reference).into(),
};

/// For GitHub's step summaries.
pub(super) const SUMMARY: Format = Format {
    name: "summary",
    file: "step-summary.md",
    about: "Markdown, for the summary of a step of GitHub's workflows",
    render: |record, reference| summary(record, reference).into(),
};

/// Bytes of a comment: GitHub takes 65,536 characters.
const COMMENT_ROOM: usize = 65_000;

/// Bytes of a step summary: GitHub takes 1 MiB of a step, which may have told
/// something already.
const SUMMARY_ROOM: usize = 500_000;

/// Characters of a name or a sentence.
const SENTENCE: usize = 400;

/// A comment, after a marker by which the next run finds it to replace it.
fn comment(record: &Record, reference: &Reference) -> String {
    let mut page = Page::new(COMMENT_ROOM);
    page.push(&marker(&record.report));
    write(record, reference, &mut page);
    page.into_text()
}

/// The same with more room.
fn summary(record: &Record, reference: &Reference) -> String {
    let mut page = Page::new(SUMMARY_ROOM);
    write(record, reference, &mut page);
    page.into_text()
}

/// The same for each run of the same kind, and invisible.
fn marker(report: &RunReport) -> String {
    let kind = report.kind();
    let allowed = |it: &char| it.is_ascii_alphanumeric() || *it == ' ';
    let kind: String = kind.chars().filter(allowed).take(SENTENCE).collect();
    format!("<!-- countersign {} -->\n", kind.trim())
}

fn write(record: &Record, reference: &Reference, page: &mut Page) {
    let report = &record.report;
    page.push(&head(report));
    page.push(&tables::verdicts(report));
    tables::notices(report, page);
    findings::write(&causes(report), reference, page);
}

/// The verdict, what it is of, and what to do next.
fn head(report: &RunReport) -> String {
    let headline = Headline::of(report);
    let mut head = format!(
        "### {} Countersign: {}\n\n**{}**\n",
        sign(headline.verdict),
        headline.verdict,
        headline.sentence
    );
    if let Some(partial) = &headline.partial {
        let _ = write!(head, "\n**Partial:** {partial}\n");
    }
    if let Some(selected) = &headline.selected {
        let _ = write!(head, "\n**Selected:** {}\n", inline(selected, SENTENCE));
    }
    if let Some(fault) = &report.harness_fault {
        let _ = write!(head, "\n> {}\n", inline(fault, SENTENCE));
    }
    let _ = write!(head, "\n{}\n", headline.next);
    let systems = inline(&report.systems.join(", "), SENTENCE);
    let shard = report.shard.map_or_else(String::new, |shard| {
        format!(" (part {} of {})", shard.index, shard.of)
    });
    let _ = write!(
        head,
        "\n{systems}{shard} against {} · clauses judged: {} · {} · countersign {}\n\n",
        escape::code(&report.target, SENTENCE),
        report.clauses.len(),
        duration(report.elapsed_ms),
        inline(&report.version, SENTENCE)
    );
    head
}

/// A sign beside the word, for the eye.
fn sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Passed => "✅",
        Verdict::Failed => "❌",
        Verdict::Warned => "⚠️",
        Verdict::Skipped => "⏭️",
        Verdict::Inconclusive => "❔",
    }
}
