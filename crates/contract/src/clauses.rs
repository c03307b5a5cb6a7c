//! Reads `clauses.toml` and checks that each clause cites what exists.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;
use toml::Spanned;

use crate::entries::Entries;
use crate::page::Page;
use crate::text::{Problems, Text};
use crate::{Basis, Clause, ClauseSource, Modality};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ClauseEntry {
    id: Spanned<String>,
    text: String,
    modality: Modality,
    basis: Basis,
    follows_from: Option<String>,
    source: SourceEntry,
    #[serde(default = "yes")]
    assessable: bool,
    reason: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceEntry {
    page: Spanned<String>,
    heading: Spanned<String>,
}

fn yes() -> bool {
    true
}

/// Reads the clauses of a system.
pub(crate) fn read(
    text: &Text<'_>,
    system: Option<&str>,
    pages: &[Page],
    problems: &mut Problems,
) -> Vec<Clause> {
    let headings: HashMap<&str, HashSet<&str>> = pages
        .iter()
        .map(|page| {
            let headings = page.headings.iter().map(String::as_str).collect();
            (page.name.as_str(), headings)
        })
        .collect();
    let entries = Entries::parse(text, &["clause"], problems);
    let mut ids = HashSet::new();
    let mut clauses = Vec::new();
    for entry in entries.all::<ClauseEntry>("clause", problems) {
        let span = entry.span();
        let entry = entry.into_inner();
        check_id(&entry.id, system, "", text, problems);
        if !ids.insert(entry.id.get_ref().clone()) {
            problems.add(
                text.span(Some(entry.id.span())),
                format!("the clause `{}` stands here twice", entry.id.get_ref()),
                "give each clause an id of its own",
            );
        }
        if (entry.basis == Basis::Implied) != entry.follows_from.is_some() {
            problems.add(
                text.span(Some(span.clone())),
                "an implied clause, and no other, names the sentence that it follows from",
                "add or remove `follows_from`, or correct `basis`",
            );
        }
        if entry.assessable == entry.reason.is_some() {
            problems.add(
                text.span(Some(span)),
                "a clause that no exchange can show, and no other, gives a reason",
                "add or remove `reason`, or correct `assessable`",
            );
        }
        check_source(&entry.source, &headings, text, problems);
        clauses.push(Clause {
            id: entry.id.into_inner(),
            text: entry.text,
            modality: entry.modality,
            basis: entry.basis,
            follows_from: entry.follows_from,
            source: ClauseSource {
                page: entry.source.page.into_inner(),
                heading: entry.source.heading.into_inner(),
            },
            assessable: entry.assessable,
            reason: entry.reason,
        });
    }
    clauses
}

fn check_source(
    source: &SourceEntry,
    headings: &HashMap<&str, HashSet<&str>>,
    text: &Text<'_>,
    problems: &mut Problems,
) {
    let page = source.page.get_ref();
    let heading = source.heading.get_ref();
    // It may have moved there.
    let elsewhere = || {
        let pages = headings.iter();
        let pages = pages.filter(|(_, known)| known.contains(heading.as_str()));
        pages.map(|(page, _)| *page).min()
    };
    match headings.get(page.as_str()) {
        None => problems.add(
            text.span(Some(source.page.span())),
            format!("there is no page `{page}`"),
            elsewhere().map_or_else(
                || "name a file below pages/".to_owned(),
                |page| format!("cite the page `{page}`, which has the heading"),
            ),
        ),
        Some(known) if !known.contains(heading.as_str()) => problems.add(
            text.span(Some(source.heading.span())),
            format!("the page `{page}` has no heading `{heading}`"),
            elsewhere().map_or_else(
                || "write the heading as the page has it, without its markup".to_owned(),
                |page| format!("cite the page `{page}`, which has it"),
            ),
        ),
        Some(_) => {}
    }
}

/// Checks that an id is dotted kebab case below the system (and `part`).
pub(crate) fn check_id(
    id: &Spanned<String>,
    system: Option<&str>,
    part: &str,
    text: &Text<'_>,
    problems: &mut Problems,
) {
    let Some(system) = system else { return };
    let prefix = format!("{system}.{part}");
    let rest = id.get_ref().strip_prefix(&prefix);
    if !rest.is_some_and(|rest| rest.split('.').all(is_kebab)) {
        problems.add(
            text.span(Some(id.span())),
            format!("`{}` is not an id of this system", id.get_ref()),
            format!("write `{prefix}` and then lower-case words, joined by `-`"),
        );
    }
}

/// Whether a name is lower-case words joined by hyphens.
pub(crate) fn is_kebab(name: &str) -> bool {
    name.split('-').all(|word| {
        !word.is_empty()
            && word
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    })
}
