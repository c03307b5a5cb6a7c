//! Findings in Markdown, each folded behind a line that says what it is.

use std::fmt::Write as _;

use countersign_journal::{ClauseId, Verdict};

use super::escape::{block, code, html, inline};
use super::page::Page;
use super::{SENTENCE, sign};
use crate::Reference;
use crate::console::printable;
use crate::remark::{Group, Remark, facts};

/// Characters of what was expected or seen.
const VALUE: usize = 1_000;
/// Characters of a curl line.
const CURL: usize = 2_000;
/// Scenarios that are named.
const NAMED: usize = 10;

/// Appends as many as there is room for, the worst first, and how many were
/// left out.
pub(super) fn write(groups: &[Group<'_>], reference: &Reference, page: &mut Page) {
    let is_told = |group: &&Group<'_>| group.first.verdict != Verdict::Skipped;
    let told: Vec<_> = groups.iter().filter(is_told).collect();
    let has_room = told.is_empty() || page.push("#### Findings\n\n");
    let shown = told
        .iter()
        .take_while(|group| has_room && page.push(&details(group, reference)))
        .count();
    if shown < told.len() {
        page.close(&format!(
            "\nThere was no room for {} more; all are in `results.json`.\n",
            told.len() - shown
        ));
        return;
    }
    let skipped: Vec<_> = groups
        .iter()
        .filter(|group| group.first.verdict == Verdict::Skipped)
        .collect();
    if !skipped.is_empty() && !page.push(&reasons(&skipped)) {
        page.close("\nThere was no room for what was skipped; it is in `results.json`.\n");
    }
}

/// One way in which one clause was contradicted or could not be judged.
fn details(group: &Group<'_>, reference: &Reference) -> String {
    let first = group.first;
    let times = match group.all.len() {
        1 => String::new(),
        times => format!(" ({times} times)"),
    };
    let mut text = format!(
        "<details><summary>{} {}{}: {}{times}</summary>\n\n",
        sign(first.verdict),
        first.verdict,
        judged(first),
        html(first.message, SENTENCE)
    );
    let clause = ClauseId::from(first.clause());
    if let Some(clause) = reference.clauses.get(&clause) {
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
    let mut told = Vec::new();
    let mut curl = None;
    for (label, value) in first.finding.into_iter().flat_map(facts) {
        match label {
            "exchange" => {}
            "curl" => curl = Some(value),
            _ => told.push(format!("{label:<8}  {}", printable(&value, VALUE))),
        }
    }
    if !told.is_empty() {
        let _ = writeln!(text, "{}", block("text", &told.join("\n")));
    }
    if let Some(curl) = curl {
        let _ = writeln!(text, "{}", block("sh", &printable(&curl, CURL)));
    }
    let places = group.places();
    for remark in places.iter().take(NAMED) {
        let _ = writeln!(
            text,
            "- {} ({})",
            inline(&remark.scenario.scenario.0, SENTENCE),
            code(
                &format!("{}:{}", remark.place.file, remark.place.line),
                SENTENCE
            )
        );
    }
    let more = places.len().saturating_sub(NAMED);
    if more > 0 {
        let _ = writeln!(text, "- and {more} more");
    }
    text.push_str("\n</details>\n\n");
    text
}

/// The clause, where one was judged.
fn judged(remark: &Remark<'_>) -> String {
    let clause = remark.finding.map(|_| code(remark.clause(), SENTENCE));
    clause.map_or_else(String::new, |clause| format!(" {clause}"))
}

/// Why scenarios were skipped.
fn reasons(groups: &[&Group<'_>]) -> String {
    let mut text = format!(
        "<details><summary>{} skipped, and why</summary>\n\n",
        sign(Verdict::Skipped)
    );
    for group in groups.iter().take(NAMED) {
        let first = group.first;
        let _ = writeln!(
            text,
            "-{} {} ({})",
            judged(first),
            inline(first.message, SENTENCE),
            group.all.len()
        );
    }
    let more = groups.len().saturating_sub(NAMED);
    if more > 0 {
        let _ = writeln!(text, "- and {more} more reasons");
    }
    text.push_str("\n</details>\n");
    text
}
