//! Findings in Markdown, each cause folded behind a line that says what it is.

use std::fmt::Write as _;

use countersign_journal::Verdict;

use super::escape::{block, code, html, inline};
use super::page::Page;
use super::{SENTENCE, sign};
use crate::Reference;
use crate::cause::{Cause, Subject};
use crate::console::{printable, reported};
use crate::cut::{Whole, cut};
use crate::remark::{Remark, facts};

/// Characters of what was expected or seen.
const VALUE: usize = 1_000;
/// Characters of a curl line.
const CURL: usize = 2_000;
/// Scenarios, clauses and reasons that are named.
const NAMED: usize = 10;
/// Remarks of a cause that are told.
const EXAMPLES: usize = 3;

/// Appends as many as there is room for, the worst first, and how many were
/// left out.
pub(super) fn write(causes: &[Cause<'_>], reference: &Reference, page: &mut Page) {
    // The worst come first, and nothing is better than what was skipped.
    let is_told = |cause: &Cause<'_>| cause.verdict != Verdict::Skipped;
    let (told, skipped) = causes.split_at(causes.partition_point(is_told));
    let has_room = told.is_empty() || page.push("#### Findings\n\n");
    let shown = told
        .iter()
        .take_while(|cause| has_room && page.push(&details(cause, reference)))
        .count();
    if shown < told.len() {
        page.close(&format!(
            "\nThere was no room for {} more; all are in `results.json`.\n",
            told.len() - shown
        ));
        return;
    }
    if !skipped.is_empty() && !page.push(&reasons(skipped)) {
        page.close("\nThere was no room for what was skipped; it is in `results.json`.\n");
    }
}

/// What was contradicted, or why it could not be judged.
fn details(cause: &Cause<'_>, reference: &Reference) -> String {
    let subject = match cause.subject {
        Subject::Clause(clause) => format!(" {}", code(&clause.0, SENTENCE)),
        Subject::Reason(_) => String::new(),
    };
    let mut text = format!(
        "<details><summary>{} {}{subject}: {} ({})</summary>\n\n",
        sign(cause.verdict),
        cause.verdict,
        html(
            &cut(cause.first.message, SENTENCE, Whole::Results),
            usize::MAX
        ),
        cause.counts(),
    );
    let clause = cause.clause().and_then(|id| reference.clauses.get(id));
    if let Some(clause) = clause {
        let _ = write!(
            text,
            "> {}\n>\n> {} ({}), {}: {}\n\n",
            inline(&clause.text, SENTENCE),
            inline(&clause.modality, SENTENCE),
            inline(&clause.basis, SENTENCE),
            inline(&clause.page, SENTENCE),
            inline(&clause.heading, SENTENCE)
        );
    }
    for (at, remark) in cause.examples(EXAMPLES).into_iter().enumerate() {
        text.push_str(&example(remark, at == 0));
    }
    if let Some(others) = cause.others_in_words(NAMED, |id| code(&id.0, SENTENCE)) {
        let _ = write!(text, "It {others}\n\n");
    }
    let more = cause.scenarios().count().saturating_sub(NAMED);
    for remark in cause.scenarios().take(NAMED) {
        let _ = writeln!(
            text,
            "- {} ({})",
            inline(&remark.scenario.scenario.0, SENTENCE),
            code(&remark.place.to_string(), SENTENCE)
        );
    }
    if more > 0 {
        let _ = writeln!(text, "- and {more} more");
    }
    text.push_str("\n</details>\n\n");
    text
}

/// What one remark tells: the first what repeats it too, the others their
/// sentence, which is not in the line above.
fn example(remark: &Remark<'_>, is_first: bool) -> String {
    let mut text = String::new();
    let mut told = Vec::new();
    if !is_first {
        told.push(reported(remark.message, VALUE));
    }
    let mut curl = None;
    for (label, value) in remark.finding.into_iter().flat_map(facts) {
        match label {
            "exchange" => {}
            "curl" => curl = Some(value).filter(|_| is_first),
            _ => told.push(format!("{label:<8}  {}", reported(&value, VALUE))),
        }
    }
    if !told.is_empty() {
        let _ = writeln!(text, "{}", block("text", &told.join("\n")));
    }
    if let Some(curl) = curl {
        let _ = writeln!(text, "{}", block("sh", &printable(&curl, CURL)));
    }
    text
}

/// Why scenarios were skipped.
fn reasons(causes: &[Cause<'_>]) -> String {
    let mut text = format!(
        "<details><summary>{} skipped, and why</summary>\n\n",
        sign(Verdict::Skipped)
    );
    for cause in causes.iter().take(NAMED) {
        let because = cut(cause.first.message, SENTENCE, Whole::Results);
        let _ = writeln!(
            text,
            "- {} ({})",
            inline(&because, usize::MAX),
            cause.counts()
        );
    }
    let more = causes.len().saturating_sub(NAMED);
    if more > 0 {
        let _ = writeln!(text, "- and {more} more reasons");
    }
    text.push_str("\n</details>\n");
    text
}
