//! Pages of which rules can't tell anything: nothing that they declare was
//! read.

use crate::lint::code::page::UNREAD;
use crate::lint::found::Found;
use crate::lint::subject::Subject;

/// Types of fields that prose does not speak of.
const TYPES: &[&str] = &[
    "string", "integer", "boolean", "bool", "int", "int32", "int64", "float", "decimal",
    "datetime", "uuid",
];

/// Fewest lines with such a type on a page that seems to list fields.
const FEWEST: usize = 2;

pub(super) fn find(subject: &Subject) -> Found {
    let reading = subject.reading;
    let operations = &reading.operations;
    let has_fields = reading.messages.iter().any(|one| !one.fields.is_empty());
    let has_parameters = operations
        .iter()
        .any(|one| one.parameters.iter().any(|one| one.listed));
    let has_states = !reading.machines.is_empty() || !reading.value_lists.is_empty();
    let mut found = Found::default();
    let Some(first) = subject.blocks().next() else {
        return found;
    };
    let is_read = has_fields || has_parameters || has_states;
    let is_shown = !operations.is_empty() || !reading.examples.is_empty();
    if is_read || is_shown && !lists_fields(subject) {
        return found;
    }
    let message = match operations.len() {
        0 => "no call, no field and no state of this page was read".to_owned(),
        1 => "one call of this page was read, and no field and no state".to_owned(),
        more => format!("{more} calls of this page were read, and no field and no state"),
    };
    found.tell(|| subject.find(&UNREAD, first.range.clone(), message, UNREAD.mend));
    found
}

/// Whether a page names types, as if it listed fields.
fn lists_fields(subject: &Subject) -> bool {
    let is_type = |word: &str| TYPES.iter().any(|one| word.eq_ignore_ascii_case(one));
    let mut lines = subject.lines().filter(|line| {
        let mut words = line.words.split(|letter: char| !letter.is_alphanumeric());
        words.any(is_type)
    });
    lines.nth(FEWEST - 1).is_some()
}
