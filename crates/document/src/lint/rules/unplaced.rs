//! What looked like a declaration and could not be placed; among it fields
//! that are declared twice, each time in another way.

use std::collections::{HashMap, HashSet};

use super::row;
use crate::diagnostic::Diagnostic;
use crate::document::Matter;
use crate::lint::code::field::{REQUIREMENT, TWO_TYPES};
use crate::lint::code::page::UNPLACED;
use crate::lint::found::Found;
use crate::lint::ruling::{Ruling, contract_path};
use crate::lint::subject::Subject;
use crate::reading::{Because, Message, Unplaced};

pub(super) fn find(subject: &Subject) -> Found {
    let placed = Placed::of(subject);
    let mut found = Found::default();
    // What one list requires and the other does not is told of the lists.
    let contested: HashSet<u32> = row::contested(subject).collect();
    for unplaced in told(subject).filter(|one| !contested.contains(&one.source.line)) {
        found.tell(|| one(subject, &placed, unplaced));
    }
    found
}

/// The lines of fields that one row requires and another does not.
pub(super) fn contested(subject: &Subject) -> impl Iterator<Item = u32> {
    let placed = Placed::of(subject);
    let again = told(subject).filter(|unplaced| matches!(unplaced.because, Because::OtherNeed(_)));
    again.filter_map(move |again| Some(placed.above(again)?.0))
}

/// What could not be placed, but for what names no field: words between the
/// rows of a list declare nothing.
fn told<'s>(subject: &'s Subject) -> impl Iterator<Item = &'s Unplaced> {
    let text = &subject.document.text;
    let unplaced = subject.reading.unplaced.iter();
    unplaced
        .filter(|unplaced| {
            let because = &unplaced.because;
            !matches!(because, Because::NamelessItem | Because::NamelessRow)
        })
        .filter(|unplaced| !subject.is_spared(text.start_of(unplaced.source.line)))
}

/// Where the fields and headings of a page stand.
struct Placed<'s> {
    /// The lines of fields by their paths, in their order, each with its list.
    fields: HashMap<&'s str, Vec<(u32, &'s Message)>>,
    /// The lines of headings, in their order.
    headings: Vec<u32>,
}

impl<'s> Placed<'s> {
    fn of(subject: &Subject<'s>) -> Self {
        let mut fields: HashMap<&str, Vec<(u32, &Message)>> = HashMap::new();
        for message in &subject.reading.messages {
            for field in &message.fields {
                let lines = fields.entry(&field.path).or_default();
                lines.push((field.source.line, message));
            }
        }
        let all = fields.values_mut();
        all.for_each(|lines| lines.sort_by_key(|(line, _)| *line));
        let headings = subject
            .blocks()
            .filter(|block| matches!(block.matter, Matter::Heading { .. }))
            .map(|block| subject.document.text.at(block.range.start).line);
        Self {
            fields,
            headings: headings.collect(),
        }
    }

    /// The line of the field of the same path that stands before, below the
    /// same heading: two calls may differ in what they require.
    fn above(&self, again: &Unplaced) -> Option<(u32, &'s Message)> {
        let to = again.source.line;
        let lines = self.fields.get(again.words.as_str())?;
        let before = lines.partition_point(|(line, _)| *line <= to);
        let (first, message) = *lines.get(before.checked_sub(1)?)?;
        let below = self.headings.partition_point(|line| *line <= first);
        let heading = self.headings.get(below);
        heading
            .is_none_or(|line| *line >= to)
            .then_some((first, message))
    }
}

fn one(subject: &Subject, placed: &Placed, unplaced: &Unplaced) -> Diagnostic {
    let Unplaced {
        words,
        because,
        source,
    } = unplaced;
    let name = words.rsplit(['.', '/']).next().unwrap_or_default();
    let name = name.trim_end_matches("[n]");
    let (code, ruling) = match (because, placed.above(unplaced)) {
        (Because::OtherNeed(_), Some((_, list))) => (&REQUIREMENT, optional(list, words)),
        (Because::OtherType(_), Some((first, list))) => (&TWO_TYPES, of_first(list, words, first)),
        _ => {
            let message = format!("`{words}` is not read: {because}");
            return subject.find_at(&UNPLACED, source.line, "", message, UNPLACED.mend);
        }
    };
    let message = format!("`{words}`: {because}");
    subject.find_at(code, source.line, name, message, ruling)
}

/// A ruling that takes a field for optional of which two rows differ.
fn optional(list: &Message, path: &str) -> Ruling {
    let path = contract_path(path, list.xml);
    let ruling = Ruling::new(
        &format!("{path} rows"),
        &format!("One row requires {path}, and another does not."),
        "It is optional.",
        "Who is held to the one row only must pass.",
    );
    ruling
        .part("amend")
        .list("messages", &[&list.name])
        .list("fields", &[&path])
        .text("requirement", "optional")
}

/// A ruling that takes the type of a field from the first of two rows.
fn of_first(list: &Message, path: &str, first: u32) -> Ruling {
    let path = contract_path(path, list.xml);
    Ruling::new(
        &format!("{path} rows of two types"),
        &format!("{path} has one type in line {first}, and another in a later row."),
        "The first row holds.",
        "A contract has one type for a field, and the first row is read by all.",
    )
}
